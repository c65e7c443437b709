"""The life of accounts (S02): who has one and why, how it is opened, kept safe, recovered and closed."""
