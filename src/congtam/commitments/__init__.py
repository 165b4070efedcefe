"""The start of a year: registrations, commitments, confidence results, what earlier years left."""
