"""The commands that users run, on real servers and real folders."""
