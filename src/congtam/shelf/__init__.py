"""Finds packs on disk, reads, layers, amends, checks and fingerprints them, and runs their worked examples."""
