"""Pages where the synonyms of the guide's search are kept."""
