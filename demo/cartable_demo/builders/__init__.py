"""From paper to the product: each builder goes through an engine's own functions."""
