"""The registrar's campaigns: the list, one campaign with everyone in it, its phases, a reminder."""
