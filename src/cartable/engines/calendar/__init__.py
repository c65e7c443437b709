"""Calendar: academic years, terms, their weeks, and holidays."""
