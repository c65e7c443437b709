"""The jobs app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    """Long work done apart from the pages."""

    name = "cartable.kernel.jobs"
    label = "kernel_jobs"
    verbose_name = _("Jobs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Declare who may see and steer a job."""
        import_module("cartable.kernel.jobs.rules")
