"""Deeds on campaigns. Each is one transaction with its entry in the journal; a Refusal changes nothing."""
