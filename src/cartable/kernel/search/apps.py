"""The search app: it owns no table, only extensions and a function of the database."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Text search helpers shared by every engine."""

    name = "cartable.kernel.search"
    label = "kernel_search"
