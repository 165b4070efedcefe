"""Drafts sent out before a meeting: to whom, when, how, and whether that was in time."""
