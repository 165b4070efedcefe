"""A paper described once, and written as HTML or as a document for a word processor. Plain data in, bytes or
text out."""
