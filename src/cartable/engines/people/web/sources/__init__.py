"""Pages of sources: what came, who it is, who stands twice, who was merged, guests."""
