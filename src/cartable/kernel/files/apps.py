"""The files app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Files that people send and that the system makes."""

    name = "cartable.kernel.files"
    label = "kernel_files"
    verbose_name = _("Files")
    default_auto_field = "django.db.models.BigAutoField"
