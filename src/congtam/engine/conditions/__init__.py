"""Conditions as status columns."""
