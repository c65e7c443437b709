"""Pages of competence frameworks."""
