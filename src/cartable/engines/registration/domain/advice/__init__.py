"""What is said of a list of wishes and decided on it, and derogations: written here only."""
