"""Pages of places: capacities, assignments, one's result, adjustments."""
