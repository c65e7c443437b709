"""« Choisir mon semestre »: the page where a student composes a semester, saved at each click."""
