"""Reads about doors: what opens, when, to whom, by which right."""
