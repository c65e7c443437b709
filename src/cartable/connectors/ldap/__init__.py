"""Existing LDAP directories read as a source of people."""
