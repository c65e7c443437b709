"""Identity of rows: ``id`` stays inside the database, ``uuid`` is what the outside sees."""

from __future__ import annotations

import uuid

from django.db import models


class UuidModel(models.Model):
    """Adds the identifier that addresses and other systems use."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
