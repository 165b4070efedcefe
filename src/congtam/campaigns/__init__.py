"""Campaigns: a unit, a period, a pinned pack, a plan; who is reviewed, by whom, and how far it has come."""
