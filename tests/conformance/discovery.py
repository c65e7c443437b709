"""Every address that the product answers at: pages from the URL resolver, operations from the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from cartable.config.api import api

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def page_names() -> list[str]:
    """The name of every page, with its namespace; the programming interface is left to ``operations``."""
    return sorted(_names(get_resolver(), ""))


def operations() -> list[str]:
    """Every operation of the programming interface: ``GET /api/v1/rooms/{code}``."""
    paths = api.get_openapi_schema()["paths"]
    return sorted(f"{method.upper()} {path}" for path, known in paths.items() for method in known)


def _names(resolver: URLResolver, namespace: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        elif pattern.namespace != "api":
            yield from _names(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
