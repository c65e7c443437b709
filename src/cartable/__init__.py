"""Cartable: the digital campus of a university in one system."""

__version__ = "0.1.0"
