"""What the pack makes of a day's registers: subjects, exclusions, and who takes part for each. Nothing is
written here."""
