"""People: one record a person, their affiliations, accounts and roles, on which every right rests."""
