"""Tests of the access engine."""
