"""Pages of doors."""
