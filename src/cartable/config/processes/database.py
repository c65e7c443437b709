"""The database of this installation, for as long as a process needs it."""

from __future__ import annotations

import os

from cartable.config.environment import Environment
from cartable.kernel.postgres import Lease, ensure_running


def lease_database() -> Lease:
    """Use the database that the environment names, starting the embedded server if need be.

    Raises DatabaseUnavailable, or ValueError when a variable of the environment is wrong.
    """
    environment = Environment.read(os.environ)
    return ensure_running(environment.data_dir, url=environment.database_url)


def set_up_django() -> None:
    """Load the settings and the apps, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cartable.config.settings")
    import django

    django.setup()
