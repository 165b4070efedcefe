"""Shortcomings and their remedies, complaints, and what people attest."""
