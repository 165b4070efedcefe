"""The rules: a pack and a population in, levels with every step and its citation out.

Pure: no framework, no file, no clock, no chance, no network. Dates and data are arguments.
"""
