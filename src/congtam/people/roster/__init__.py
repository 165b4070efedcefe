"""Rosters from the spreadsheets offices really have: read, parsed, checked, and then all or nothing.

The order of work: reading -> headings and columns -> parsing -> checkers -> plan -> writing. The dry run
takes the same way and stops before writing.
"""
