"""Backups: one file with the database, the stored files and the secret key, verified before anything is replaced."""
