"""What every layer stands on; no campus word in it."""
