"""Scorecards as they are filled: by the subject and by each rater, row by row, with their evidence."""
