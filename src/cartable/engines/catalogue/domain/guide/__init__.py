"""The guide on paper."""
