"""Who follows a unit: the list, the photo roster, the panel of the dashboard."""
