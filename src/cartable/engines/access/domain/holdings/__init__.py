"""Who holds what: computing it whole, for one person, and keeping its history."""
