"""Adjustments: units added, dropped and swapped once places are given, by everybody at the same minute."""
