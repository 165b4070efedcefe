"""How many may have a level, exactly and never rounded up."""
