"""Rights: services, who is entitled to them and why, accounts, doors."""
