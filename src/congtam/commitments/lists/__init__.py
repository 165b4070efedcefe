"""Lists of earlier years and of targets, from spreadsheets."""
