"""Pages of advice: an adviser's students, one list, derogations, advisers given."""
