"""Writing a mail to an audience; the job that sends it, a copy for each person, nobody seeing another's address."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.mails.audiences import get_audience
from cartable.engines.catalogue.models import CourseUnit, UnitMail, UnitMailCopy
from cartable.kernel.audit import because, insert_many
from cartable.kernel.clock import system_clock
from cartable.kernel.jobs import JobContext, job, start
from cartable.kernel.languages import in_both
from cartable.kernel.letters import can_send, send_letters
from cartable.kernel.problems import Conflict, Fault, InputRefused

MAILS_A_DAY = 6
"""That one person may write to one unit's people in 24 hours, and three times as many in all."""


class TooManyMails(Conflict):
    """The writer wrote enough in the last 24 hours."""

    code = "unit_mail.too_many"


class NoWayToSend(Conflict):
    """This installation sends no mail."""

    code = "unit_mail.no_way"


def write_mail(
    *, unit: CourseUnit, audience: str, subject: str, body: str, actor: Any, on: date, now: datetime
) -> UnitMail:
    """Keep the mail with its people as they are now, and have it sent.

    Raises NotFound (no such audience), InputRefused (an empty text, nobody to write to), TooManyMails, NoWayToSend.
    """
    if not can_send():
        raise NoWayToSend(_("This campus has no way to send mail."), _("Ask the administrator to set one up."))
    found, people = get_audience(unit=unit, key=audience, on=on)
    lines = {"subject": " ".join(subject.split()), "body": body.strip()}
    faults = [
        Fault("unit_mail.empty", _("Nothing is written."), name, _("Write it."))
        for name, text in lines.items()
        if not text
    ]
    if not people:
        faults.append(Fault("unit_mail.nobody", _("There is nobody to write to."), "audience", _("Choose others.")))
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=f"mail to {audience} of {unit.code}"):
        CourseUnit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
        _refuse_too_many(unit, actor, now)
        mail = UnitMail.objects.create(
            unit=unit,
            audience=audience,
            audience_title=str(found.title),
            written_by=actor.person,
            written_at=now,
            **lines,
        )
        insert_many(UnitMailCopy, (UnitMailCopy(mail=mail, person_id=person_id) for person_id in sorted(set(people))))
        start(
            "catalogue.unit_mail",
            actor=actor,
            title=gettext("Mail of %(unit)s") % {"unit": unit.code},
            lock=f"unit_mail:{mail.pk}",
            mail=mail.pk,
        )
    return mail


def _refuse_too_many(unit: CourseUnit, actor: Any, now: datetime) -> None:
    written = UnitMail.objects.filter(written_by=actor.person, written_at__gt=now - timedelta(hours=24))
    if written.filter(unit=unit).count() >= MAILS_A_DAY or written.count() >= 3 * MAILS_A_DAY:
        first = written.order_by("written_at").values_list("written_at", flat=True)[0]
        raise TooManyMails(
            format_lazy(_("You wrote {number} mails in the last 24 hours."), number=written.count()),
            format_lazy(
                _("You may write again in {hours} h at most; put what you have to say in one mail."),
                hours=24 - int((now - first).total_seconds() // 3600),
            ),
        )


@job("catalogue.unit_mail")
def send_unit_mail(ctx: JobContext, mail: int, **arguments: Any) -> dict[str, Any]:
    """Send the copies that aren't sent yet: a job taken up again goes on where it was."""
    row = UnitMail.objects.select_related("unit", "written_by").get(pk=mail)
    left = list(row.copies.filter(sent_at=None, without_address=False).select_related("person").order_by("pk"))
    failed = 0
    for rank, copy in enumerate(left, start=1):
        failed += not send_copy(row, copy, now=system_clock())
        ctx.progress(rank / len(left))
    return {"sent": row.copies.exclude(sent_at=None).count(), "failed": failed}


def send_copy(mail: UnitMail, copy: UnitMailCopy, *, now: datetime) -> bool:
    """Send one copy and write it down; False when it can't be sent now. Nobody without address is tried again."""
    if not copy.person.mail:
        copy.without_address = True
        copy.save(update_fields=["without_address"])
        return True
    subject = f"[{mail.unit.code}] {mail.subject}"
    answer_to = [mail.written_by.mail] if mail.written_by.mail else []
    message = EmailMessage(
        subject,
        f"{mail.body}\n\n-- \n{_signature(mail)}",
        settings.DEFAULT_FROM_EMAIL,
        [copy.person.mail],
        reply_to=answer_to,
    )
    if send_letters([message]) != 1:
        return False
    copy.sent_at = now
    copy.save(update_fields=["sent_at"])
    return True


def _signature(mail: UnitMail) -> str:
    """Who writes and why one gets it, in French then English."""
    values = {"name": mail.written_by.full_name, "unit": mail.unit.code, "audience": mail.audience_title}
    lines = in_both(lambda: gettext("Written by %(name)s to: %(audience)s (%(unit)s).") % values)
    return "\n".join(dict.fromkeys(lines))


def say_sent(sent: int, total: int) -> str:
    """« 42 copies sur 43 envoyées »."""
    told = ngettext("%(sent)d of %(total)d copy sent", "%(sent)d of %(total)d copies sent", total)
    return told % {"sent": sent, "total": total}
