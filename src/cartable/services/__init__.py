"""Campus services: one folder of declarations each, no table."""
