"""Words shown for the values that the tables hold."""

from cartable.engines.places.types import FEATURES

__all__ = ["FEATURES", "say_feature"]


def say_feature(feature: str) -> str:
    """The feature in the reader's language when it is a usual one, else as it was written."""
    return str(FEATURES.get(feature, feature))
