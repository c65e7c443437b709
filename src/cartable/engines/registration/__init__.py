"""Registration: what each student chose for a term."""
