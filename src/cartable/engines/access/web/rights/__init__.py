"""Pages of rights: mine, those of others, rules, grants, reviews."""
