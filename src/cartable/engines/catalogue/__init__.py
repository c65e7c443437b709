"""Catalogue: course units and what is taught of them in a term."""
