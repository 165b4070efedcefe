"""What the pages of these registers show."""
