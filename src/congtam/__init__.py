"""Công Tâm: rating of party organisations and members by their own regulations."""

__version__ = "0.1.0"
