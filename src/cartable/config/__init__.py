"""Composition root: settings, addresses, processes, command line."""
