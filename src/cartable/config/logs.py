"""What the log may say."""

from __future__ import annotations

import logging
import re

CALENDAR = re.compile(r"/calendar/[^/\s?]+\.ics")


class WithoutSecrets(logging.Filter):
    """Hides the tokens of calendar addresses: whoever reads one in a log could read the calendar."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if CALENDAR.search(text):
            record.msg, record.args = CALENDAR.sub("/calendar/(hidden).ics", text), None
        return True
