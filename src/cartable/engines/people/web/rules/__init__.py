"""Rules of populations in pages: a field that any engine's form may include, and what answers it."""
