"""The campus on paper: pure, deterministic descriptions that the builders then bring to life through the engines."""
