"""The page one sees while Cartable starts: light, needs neither Django nor the database, says where things are."""
