"""Units in files: exported whole, imported after a check."""
