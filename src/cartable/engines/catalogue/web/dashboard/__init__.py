"""The unit's dashboard: what its team sees and does."""
