"""The first step on a bare machine: standard library only, nothing here is imported by the product."""
