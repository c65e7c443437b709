"""The engines: Django applications in one order, each with its own tables."""
