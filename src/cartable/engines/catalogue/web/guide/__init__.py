"""Pages of the public guide, open without signing in."""
