"""The words of people themselves."""

from cartable.engines.people.populations.builtin import groups, kinds, persons, roles, ties
from cartable.engines.people.populations.registry import register_word

WORDS = (*persons.WORDS, *kinds.WORDS, *ties.WORDS, *roles.WORDS, *groups.WORDS)

register_word(*WORDS)
