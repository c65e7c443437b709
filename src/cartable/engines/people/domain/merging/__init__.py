"""Two records that prove to be one person: put together, and taken apart again, without loss."""
