"""Lists from spreadsheets: guessed columns, lines, the people and units they name."""
