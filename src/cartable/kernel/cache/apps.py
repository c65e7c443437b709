"""The cache app: the table that ``CACHES`` names, made by a migration."""

from django.apps import AppConfig


class CacheConfig(AppConfig):
    """Owner of the table ``kernel_cache``."""

    name = "cartable.kernel.cache"
    label = "kernel_cache"
