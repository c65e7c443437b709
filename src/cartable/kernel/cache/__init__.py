"""The cache shared by all processes: a table of the database, so that nothing else has to be installed."""
