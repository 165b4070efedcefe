"""Writing on sheets."""
