"""The steps of the verifier; :func:`cartable_timetable.check.check` puts them together."""
