"""Pages of the calendar engine."""
