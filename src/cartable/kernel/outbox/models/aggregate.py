"""What events are about, so that those who write about one thing take turns."""

from __future__ import annotations

from django.db import models


class Aggregate(models.Model):
    """One thing ("term:<uuid>") and how many events it has had.

    Its row stays locked from ``emit`` to the end of the transaction: the events of one thing are therefore committed
    in the order of their sequence numbers, without which "in order" would mean nothing.
    """

    name = models.CharField(max_length=200, primary_key=True)
    emitted = models.BigIntegerField()

    def __str__(self) -> str:
        return self.name
