"""The public guide's reasoning, without database: search, selection, graph of prerequisites, example paths."""
