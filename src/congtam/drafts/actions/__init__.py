"""Writes of drafts."""
