"""The deeds of a year's start."""
