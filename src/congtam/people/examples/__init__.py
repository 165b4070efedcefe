"""Example organisations with invented people, the same at every making: for showing and for measuring."""
