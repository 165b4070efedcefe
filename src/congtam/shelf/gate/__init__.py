"""The gate before activation: checks of what a pack says, and what people must still settle."""
