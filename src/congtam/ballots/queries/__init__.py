"""Reading. Nothing here tells more than a sum, and no sum before the count."""
