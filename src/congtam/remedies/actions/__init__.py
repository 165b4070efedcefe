"""The deeds of these registers."""
