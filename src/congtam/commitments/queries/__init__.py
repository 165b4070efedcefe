"""What the pages of a year's start show."""
