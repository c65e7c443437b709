"""Words shown for the values that the tables hold."""

from django.utils.translation import gettext_lazy as _

FEATURES = {
    "projector": _("projector"),
    "screen": _("screen"),
    "whiteboard": _("whiteboard"),
    "computers": _("computers"),
    "bench": _("laboratory bench"),
    "video": _("video conference"),
    "recording": _("lecture recording"),
    "wheelchair": _("wheelchair access"),
    "sound": _("sound system"),
}


def say_feature(feature: str) -> str:
    """The feature in the reader's language when it is a usual one, else as it was written."""
    return str(FEATURES.get(feature, feature))
