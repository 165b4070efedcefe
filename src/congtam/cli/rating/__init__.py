"""Rating from files: what was asked, and its answer as text or data."""
