"""Rows that the kernel's tests need, without knowing the engine that owns them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

_numbers = count(1)


def make_account(username: str) -> Any:
    """An account of whatever model the settings name."""
    return make_row(get_user_model(), username=username)


def make_row(model: type[models.Model], **given: Any) -> Any:
    """A row whose required columns hold anything valid; rows it needs are made too."""
    values = dict(given)
    for field in model._meta.concrete_fields:
        if field.name in given or field.has_default() or field.null or field.blank or field.primary_key:
            continue
        values[field.name] = make_row(field.related_model) if field.related_model else _anything(field)
    return model._default_manager.create(**values)


def _anything(field: models.Field) -> Any:
    if isinstance(field, models.DateTimeField):
        return datetime(2026, 9, 1, 8, tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date(2026, 9, 1)
    if isinstance(field, models.IntegerField):
        return next(_numbers)
    return f"{field.name}-{next(_numbers)}"
