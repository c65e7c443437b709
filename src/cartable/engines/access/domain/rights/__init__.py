"""Rules, grants, delegations, reviews, clearances."""
