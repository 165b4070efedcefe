"""Reading people, always as of a day."""
