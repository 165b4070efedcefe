"""What is asked about reviews and prompts."""
