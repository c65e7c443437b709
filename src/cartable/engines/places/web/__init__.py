"""Pages of the places engine."""
