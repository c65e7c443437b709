"""Campaigns, their phases, the lists of wishes in them and who is reminded: written here only."""
