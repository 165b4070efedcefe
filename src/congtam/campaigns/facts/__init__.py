"""The one place where rows become facts that a pack asks about: registers of people, and what was entered by
hand over them. What nobody recorded stays unknown."""
