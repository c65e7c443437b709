"""The form of the codes that people write and addresses carry."""

from __future__ import annotations

import re

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


def code_faults(code: str) -> list[Fault]:
    """A fault when ``code`` isn't 1 to 40 letters without accent, figures, dots, hyphens or underscores."""
    if CODE.fullmatch(code):
        return []
    what = format_lazy(_("“{code}” is no code."), code=code[:60])
    mend = _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores.")
    return [Fault("code.form", what, "code", mend)]
