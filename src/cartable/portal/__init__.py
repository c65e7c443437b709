"""Home, menu, search: knows the registry, names no service."""
