"""The history app: its tables are those of the tracked models."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Who changed what, when and why."""

    name = "cartable.kernel.audit"
    label = "kernel_audit"
    verbose_name = _("History")
