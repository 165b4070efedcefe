"""Leading meetings."""
