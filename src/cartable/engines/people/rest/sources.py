"""What sources send, for enrolment, HR and directory connectors."""

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router
from ninja.pagination import paginate

from cartable.engines.people.api import Person, arriving
from cartable.engines.people.queries.sources import counted_sources, records_of, runs_of
from cartable.engines.people.rest.shapes import Code
from cartable.engines.people.rest.source_shapes import (
    ReceivedOut,
    RecordOut,
    RecordsIn,
    SourceOut,
    SourceRunOut,
)
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import require
from cartable.kernel.shapes import Pages

router = Router()


@router.get("/sources", response=list[SourceOut])
@paginate(Pages)
def sources(request: HttpRequest) -> Any:
    """The sources, by code."""
    require(request.user, "source.manage")
    return counted_sources()


@router.get("/sources/{code}", response=SourceOut)
def source(request: HttpRequest, code: Code) -> Any:
    """One source."""
    return arriving.access_source(request.user, code)


@router.get("/sources/{code}/runs", response=list[SourceRunOut])
@paginate(Pages)
def runs(request: HttpRequest, code: Code) -> Any:
    """Its arrivals, the latest first."""
    return runs_of(arriving.access_source(request.user, code))


@router.get("/sources/{code}/records", response=list[RecordOut])
@paginate(Pages)
def records(
    request: HttpRequest, code: Code, state: Literal["same", "new", "to_decide", "set_aside"] | None = None
) -> Any:
    """Its records, the latest first."""
    found = records_of(arriving.access_source(request.user, code))
    return found.filter(state=state) if state else found


@router.post("/sources/{code}/records", response=ReceivedOut)
def receive(request: HttpRequest, code: Code, body: RecordsIn) -> Any:
    """Send records: each is matched to the people known, and answered.

    ``same``: somebody known; ``new``: created; ``to_decide``: waits for a human; ``refused``: with its faults. Records
    sent again as they were are answered as before, and cost nothing. Nothing is written of an arrival that is held.
    """
    found = arriving.access_source(request.user, code)
    rows = [record.row(line) for line, record in enumerate(body.records, start=1)]
    received = arriving.take_in(
        source=found, rows=rows, actor=request.user, now=system_clock(), all_or_nothing=body.all_or_nothing
    )
    run = received.run
    return {
        "uuid": run.uuid,
        "state": run.state,
        "started_at": run.started_at,
        "finished_at": run.finished_at,
        "counts": run.counts,
        "records": _answers(rows, received),
    }


def _answers(rows: list[Any], received: arriving.Received) -> list[dict[str, Any]]:
    """One a record, in their order."""
    faults: dict[int | None, list[dict[str, Any]]] = {}
    for fault in received.faults:
        faults.setdefault(fault.line, []).append(fault.as_dict())
    people = {record.person_id for record in received.records.values() if record.person_id}
    uuids: dict[int | None, Any] = dict(Person.objects.filter(pk__in=people).values_list("pk", "uuid"))
    # What nobody looked at because the whole was refused or held.
    unread = "held" if received.run.state == "held" else "refused"
    answers = []
    for row in rows:
        record = None if row.line in faults else received.records.get(" ".join(row.key.split()))
        answer = record.state if record else "refused" if row.line in faults else unread
        person = uuids.get(record.person_id) if record else None
        answers.append({"key": row.key, "answer": answer, "person": person, "faults": faults.get(row.line, [])})
    return answers
