"""What is done with reviews and prompts."""
