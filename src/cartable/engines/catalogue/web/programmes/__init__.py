"""Pages of programmes and of their study regulations."""
