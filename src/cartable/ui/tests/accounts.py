"""An account for tests, made through the model that the settings name: ``ui`` knows no engine."""

from __future__ import annotations

from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

_numbers = count(1)


def make_account() -> Any:
    """An account that opens nothing."""
    model = get_user_model()
    number = next(_numbers)
    person = model._meta.get_field("person").related_model.objects.create(
        code=f"UI{number:05}", family_name="Caradec", given_name="Inès", mail=f"u{number}@example.org", origin="test"
    )
    return model.objects.create(username=f"ui{number}", person=person, is_active=True, created_at=timezone.now())
