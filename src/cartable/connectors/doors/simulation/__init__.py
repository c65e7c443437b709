"""A door controller that isn't one: a real HTTP server that keeps who opens what, and can be told to fail."""
