"""What may be decided and written about rights."""
