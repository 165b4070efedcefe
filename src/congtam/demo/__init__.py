"""Example wards: everybody in them is invented, and the same day always makes the same people."""
