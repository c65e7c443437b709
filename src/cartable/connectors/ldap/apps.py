"""Announcement of the connector to LDAP directories."""

from django.utils.translation import gettext_lazy as _

from cartable.kernel.registry import EngineConfig


class LdapConnectorConfig(EngineConfig):
    """The connector to LDAP directories. Its addresses begin with ``directories/``."""

    name = "cartable.connectors.ldap"
    label = "connector_ldap"
    verbose_name = _("LDAP directories")
    url_prefix = "directories"
    panels = {"people.source": ("cartable.connectors.ldap.web.panel.directory_panel",)}
