"""Worked examples: facts in, level and deciding clause out, written so that an official can read them."""
