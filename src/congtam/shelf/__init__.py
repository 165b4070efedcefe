"""Finds packs on disk, reads, layers, amends, checks and fingerprints them, runs their worked examples."""
