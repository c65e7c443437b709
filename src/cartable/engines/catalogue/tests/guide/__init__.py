"""Tests of the public guide."""
