"""What is known of a stored file. Its bytes are on the disk, under their own hash."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.search import fold_index


@tracked()
class StoredFile(UuidModel):
    """A file, as it was named by whoever gave it. Two files with the same bytes share them on the disk."""

    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=150)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["sha256"], name="kernel_files_sha256"),
            fold_index("name", "kernel_files_name"),
        ]

    def __str__(self) -> str:
        return self.name
