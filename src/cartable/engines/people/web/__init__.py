"""Pages of the people engine."""
