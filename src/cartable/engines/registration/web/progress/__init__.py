"""Pages of progress towards the degree."""
