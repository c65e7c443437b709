"""The registrar's board of a campaign, live."""
