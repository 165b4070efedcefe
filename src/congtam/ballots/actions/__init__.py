"""Deeds. Each is one transaction, with its entry in the journal; casting alone leaves no entry anywhere."""
