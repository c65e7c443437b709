"""What a student is enrolled in, acquires, holds and is let off: written here only."""
