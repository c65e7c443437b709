"""Who runs assignments: those who keep campaigns."""

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.rules.campaigns import may_manage_campaigns
from cartable.kernel.permissions import add_rule

add_rule(
    "assignment.run",
    may_manage_campaigns,
    reason=_("Places are given by the registrar and the administrator."),
)
