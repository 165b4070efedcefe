"""Comments asked for: who was asked about whom, what they answered, by which way it came."""
