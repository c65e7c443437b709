"""The outbox app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Events of the institution, written with the facts they tell and delivered afterwards."""

    name = "cartable.kernel.outbox"
    label = "kernel_outbox"
    verbose_name = _("Events")
    default_auto_field = "django.db.models.BigAutoField"
