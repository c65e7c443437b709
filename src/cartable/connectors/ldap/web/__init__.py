"""Pages of directories, beside those of sources."""
