"""Announcement of the connector to door controllers."""

from django.apps import AppConfig


class DoorsConnectorConfig(AppConfig):
    """The connector to door controllers."""

    name = "cartable.connectors.doors"
    label = "connector_doors"

    def ready(self) -> None:
        """Let the access engine speak to controllers whose connector is "http"."""
        from cartable.connectors.doors.controller import HttpController
        from cartable.engines.access.api import register_connector

        register_connector("http", HttpController.from_environment)
