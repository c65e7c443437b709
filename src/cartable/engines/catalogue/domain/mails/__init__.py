"""Mails from a unit's team to those who follow it."""

from cartable.engines.catalogue.domain.mails.audiences import (
    Audience,
    AudienceProvider,
    get_audience,
    list_audiences,
    register_audiences,
)
from cartable.engines.catalogue.domain.mails.writing import (
    MAILS_A_DAY,
    NoWayToSend,
    TooManyMails,
    say_sent,
    send_unit_mail,
    write_mail,
)

__all__ = [
    "MAILS_A_DAY",
    "Audience",
    "AudienceProvider",
    "NoWayToSend",
    "TooManyMails",
    "get_audience",
    "list_audiences",
    "register_audiences",
    "say_sent",
    "send_unit_mail",
    "write_mail",
]
