"""Days, times and numbers in the reader's language (« 27 novembre, 17 h »; “27 November, 5 pm”)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.ui.typography import NARROW, NO_BREAK, is_french

SHORT_MONTHS_FR = ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
SHORT_MONTHS_EN = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]


def on_campus(value: date | datetime) -> date:
    """The civil day: an aware instant is brought to campus time first."""
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value


def day_number(day: int) -> str:
    """French writes « 1er »; English writes the number."""
    return "1er" if day == 1 and is_french() else str(day)


def short_weekday(day: date) -> str:
    """« ven. » or “Fri”."""
    name = str(WEEKDAYS_ABBR[day.weekday()]).rstrip(".")
    return f"{name.lower()}." if is_french() else name


def short_month(day: date) -> str:
    """« nov. » or “Nov”."""
    return (SHORT_MONTHS_FR if is_french() else SHORT_MONTHS_EN)[day.month - 1]


def weekday_name(day: date) -> str:
    """« vendredi » or “Friday”."""
    name = str(WEEKDAYS[day.weekday()])
    return name.lower() if is_french() else name


def say_day(value: date | datetime | None, style: str = "") -> str:
    """A day. ``style``: "" (27 novembre), "weekday", "year", "full" (both), "short" (ven. 27 nov.)."""
    if value is None or value == "":
        return ""
    day = on_campus(value)
    if style == "short":
        return f"{short_weekday(day)} {day_number(day.day)}{NO_BREAK}{short_month(day)}"
    month = str(MONTHS[day.month])
    text = f"{day_number(day.day)}{NO_BREAK}{month.lower() if is_french() else month}"
    if style in ("weekday", "full"):
        text = f"{weekday_name(day)} {text}"
    return f"{text} {day.year}" if style in ("year", "full") else text


def say_time(value: time | datetime | None) -> str:
    """« 8 h 30 », « 17 h »; “8:30 am”, “5 pm”."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        value = (timezone.localtime(value) if timezone.is_aware(value) else value).time()
    if is_french():
        minutes = f"{NO_BREAK}{value.minute:02d}" if value.minute else ""
        return f"{value.hour}{NO_BREAK}h{minutes}"
    if value == time(12):
        return "noon"
    half = "am" if value.hour < 12 else "pm"
    minutes = f":{value.minute:02d}" if value.minute else ""
    return f"{(value.hour - 1) % 12 + 1}{minutes}{NO_BREAK}{half}"


def say_times(start: time | datetime | None, end: time | datetime | None) -> str:
    """« 8 h 30 – 10 h », “8:30 – 10 am”: breaks only after the dash."""
    first, last = say_time(start), say_time(end)
    if not is_french() and first[-3:] == last[-3:] and first[-2:] in ("am", "pm"):
        first = first[:-3]
    return f"{first}{NO_BREAK}– {last}"


def say_moment(value: datetime | None) -> str:
    """An instant in campus time: « 27 novembre, 17 h ». The year is said when it is not the current one."""
    if value is None:
        return ""
    style = "" if on_campus(value).year == timezone.localdate().year else "year"
    return f"{say_day(value, style)}, {say_time(value)}"


def say_number(value: object, decimals: int | None = None) -> str:
    """« 2 418,5 » or “2,418.5”; thousands apart from 1 000 on."""
    if value is None or value == "":
        return ""
    if not isinstance(value, (int, float, Decimal)):
        return str(value)
    text = number_format(value, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return text.replace(NO_BREAK, NARROW).replace(" ", NARROW).replace("-", "−")


def say_duration(value: timedelta | float | None) -> str:
    """A length of time to the coarsest useful unit: « 27 h 15 », « 4 min », « 12 s ». A number is in seconds."""
    if value is None:
        return ""
    seconds = round(value.total_seconds() if isinstance(value, timedelta) else value)
    if seconds < 60:
        return f"{seconds}{NO_BREAK}s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes}{NO_BREAK}min"
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return f"{hours}{NO_BREAK}h{NO_BREAK}{rest:02d}" if rest else f"{hours}{NO_BREAK}h"
    days = hours // 24
    return ngettext("%(count)d day", "%(count)d days", days) % {"count": days}


def say_yes(value: bool) -> str:
    """« oui » or « non »."""
    return _("yes") if value else _("no")
