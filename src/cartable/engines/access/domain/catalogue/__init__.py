"""The catalogue of services: add, correct, retire; levels, states, uses; import."""
