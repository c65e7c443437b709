"""Is this record one of the people known? Pure decisions: no table, no page, no query. README.md says how to enter."""
