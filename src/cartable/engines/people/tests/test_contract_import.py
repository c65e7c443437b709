"""Contracts from and to payroll: each bad row told with its line and column, the same file twice changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cartable.engines.people.api import Affiliation, Contract, import_contracts_csv
from cartable.engines.people.demo import make_account_with_role, make_person, make_structure
from cartable.engines.people.tests.conftest import client_of, make_actor
from cartable.kernel.jobs import Job, run_now
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
HEADER = "Matricule;Numéro de contrat;Type;Affectation;Quotité;Début;Dernier jour;Rattachement\n"
FILE = (HEADER + "E1;C1;Titulaire;GI;80 %;2026-09-01;;personnel\nE2;C2;CDD;GI;;01/09/2026;31/08/2027;\n").encode()


@pytest.fixture
def registrar():
    make_structure("GI")
    make_person("E1", family_name="Un")
    make_person("E2", family_name="Deux")
    return make_account_with_role("registrar")


def test_rows_become_contracts_and_affiliations(registrar):
    report = import_contracts_csv(source=FILE, actor=registrar)
    assert (report.total, report.created, report.refused) == (2, 2, [])
    assert list(
        Contract.objects.order_by("number").values_list("number", "kind", "working_percent", "valid_until")
    ) == [
        ("C1", "permanent", 80, None),
        ("C2", "fixed_term", 100, date(2027, 9, 1)),
    ]
    assert list(Affiliation.objects.filter(contract__isnull=False).values_list("kind", "person__code")) == [
        ("staff", "E1")
    ]


def test_the_same_file_changes_nothing_and_another_corrects(registrar):
    import_contracts_csv(source=FILE, actor=registrar)
    again = import_contracts_csv(source=FILE, actor=registrar)
    assert (again.created, again.corrected, again.unchanged) == (0, 0, 2)
    other = import_contracts_csv(source=FILE.replace(b"80 %", b"50"), actor=registrar)
    assert (other.corrected, other.unchanged) == (1, 1)
    assert Contract.objects.get(number="C1").working_percent == 50


def test_a_check_writes_nothing(registrar):
    assert import_contracts_csv(source=FILE, actor=registrar, preview=True).created == 2
    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("row", "code", "where"),
    [
        ("E9;C3;CDD;GI;;2026-09-01;;", "person.unknown_code", "Matricule"),
        ("E1;C3;CDD;GM;;2026-09-01;;", "structure.unknown", "Affectation"),
        ("E1;C3;forever;GI;;2026-09-01;;", "contract.kind", "Type"),
        ("E1;C3;CDD;GI;half;2026-09-01;;", "contract.percent", "Quotité"),
        ("E1;C3;CDD;GI;120;2026-09-01;;", "contract.percent", "Quotité"),
        ("E1;C3;CDD;GI;;2026-02-30;;", "date.impossible", "Début"),
        ("E1;C3;CDD;GI;;2026-09-01;2026-08-01;", "period.empty", "valid_until"),
        ("E1;;CDD;GI;;2026-09-01;;", "cell.missing", "Numéro de contrat"),
        ("E1;C3;CDD;GI;;2026-09-01;;king", "affiliation.kind", "Rattachement"),
        ("E1;C2;CDD;GI;10;2026-10-01;;", "contract.taken", "Numéro de contrat"),
        ("E1;C3;CDD;GI;30;2026-10-01;;", "contract.overload", "Quotité"),
    ],
)
def test_a_bad_row_is_told_and_the_others_written(registrar, row, code, where):
    report = import_contracts_csv(source=FILE + row.encode() + b"\n", actor=registrar)
    assert [(fault.line, fault.code, str(fault.where)) for fault in report.refused] == [(4, code, where)]
    assert str(report.refused[0].mend)
    assert report.created == 2


@pytest.mark.parametrize("content", [b"", b"Matricule;Type\n1;2\n", b"\0\0", HEADER.encode() * 1 + b'"open'])
def test_a_file_that_cant_be_read_is_refused_whole(registrar, content):
    with pytest.raises(InputRefused):
        import_contracts_csv(source=content, actor=registrar)
    with pytest.raises(NotAllowed):
        import_contracts_csv(source=content, actor=make_actor("teacher"))


def test_the_pages_check_write_and_export(registrar):
    client = client_of(registrar)
    sent = client.post(
        reverse("people:import-contracts"), {"file": SimpleUploadedFile("pay.csv", FILE + b"E9;;;;;;;\n")}
    )
    assert sent.status_code == 302
    job = Job.objects.get()
    run_now(job)
    report = client.get(sent["Location"]).content.decode()
    assert "Contracts written" in report
    assert "Nobody has" not in report
    assert "The cell is empty." in report
    faults = b"".join(client.get(reverse("people:contract-faults", args=[job.uuid]))).decode()
    assert "cell.missing" in faults
    written = client.post(reverse("people:contract-write", args=[job.uuid]))
    run_now(Job.objects.exclude(pk=job.pk).get())
    assert client.get(written["Location"]).status_code == 200
    assert Contract.objects.count() == 2
    listed = client.get(reverse("people:contracts"), {"on": "2026-10-01"}).content.decode()
    assert "2 contracts" in listed
    exported = b"".join(client.get(reverse("people:contracts"), {"on": "2026-10-01", "export": "csv"})).decode(
        "utf-8-sig"
    )
    assert exported.splitlines()[2].replace('"', "").split(",")[1:6] == ["E1", "C1", "permanent", "GI", ""]
    assert import_contracts_csv(source=exported.encode(), actor=registrar).unchanged == 2
    assert "0 contracts" in client.get(reverse("people:contracts"), {"on": "2026-08-31"}).content.decode()


PAGES = {"contracts": (302, 403, 403, 200, 403, 200), "import-contracts": (302, 403, 403, 200, 403, 200)}


@pytest.mark.parametrize("name", PAGES)
def test_who_opens_the_pages(actor_name, name):
    index = ("anonymous", "student", "teacher", "registrar", "timetabler", "administrator").index(actor_name)
    assert client_of(make_actor(actor_name)).get(reverse(f"people:{name}")).status_code == PAGES[name][index]
