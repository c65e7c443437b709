"""People who arrive: what a source says, who it proves to be, and what is written of it."""
