"""Rules taken out one by one, to see whether any worked example notices."""
