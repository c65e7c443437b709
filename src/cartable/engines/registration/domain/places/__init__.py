"""Places of the units: how many there are, who is given them, who waits for one."""
