"""A timetabler's pages: terms, solutions, clashes, computations, publishing, importing."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cartable.engines.timetable.models import Distribution, Publication, SolveRun, Violation
from cartable.engines.timetable.tests.queries.campus import NOW, Campus, row
from cartable.engines.timetable.tests.web.conftest import SignIn
from cartable.engines.timetable.tests.web.test_week_page import text_of
from cartable.kernel.jobs import Job

TERMS = "/timetable/terms/"
TERM = "/timetable/terms/A26/"
CURVE = [[2.0, None, 9], [5.0, 400, 0], [30.0, 100, 0]]


def a_run(campus: Campus, **values: object) -> SolveRun:
    """A computation begun forty seconds ago, its job running."""
    job = Job.objects.create(name="timetable.solve", title="A26", state="running", created_at=NOW)
    begun = NOW - timedelta(seconds=40)
    known = {"time_limit": 60, "seed": 1, "workers": 2, "started_at": begun, "curve": CURVE, "job": job, **values}
    return SolveRun.objects.create(term=campus.term, **known)


def test_terms_tell_where_each_stands(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(TERMS))
    assert "Automne 2026 7 septembre 2026 7 1 42 Version 1 publiée" in shown
    assert "Importer un semestre" in shown
    assert "Importer un semestre" not in text_of(sign_in("theo").get(TERMS))


def test_terms_tell_that_better_waits(campus: Campus, sign_in: SignIn) -> None:
    campus.solve(total=12)
    assert "Une meilleure solution attend" in text_of(sign_in("samia").get(TERMS))


def test_terms_ask_as_much_whatever_their_number(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("samia")

    def asked() -> int:
        client.get(TERMS)
        with CaptureQueriesContext(connection) as queries:
            client.get(TERMS)
        return len(queries)

    few = asked()
    for index in range(10):
        row(
            "calendar.Term",
            code=f"T{index}",
            title_fr=f"Terme {index}",
            year=campus.term.year,
            starts_on="2027-02-01",
            weeks_count=4,
        )
    assert asked() == few


def test_term_tells_cost_by_criterion(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(TERM))
    assert "42 en tout" in shown
    assert "Horaires 20" in shown
    assert "10 × prix 2" in shown
    assert "1 étudiant ne peut pas tout suivre" in shown


def test_term_tells_what_is_not_kept_and_why(campus: Campus, sign_in: SignIn) -> None:
    rule = Distribution.objects.create(term=campus.term, rank=0, kind="SameRoom", required=False, penalty=3)
    ids = [campus.classes[name].pk for name in ("MT32 td1", "IF28 cm1")]
    Violation.objects.create(
        solution=campus.solution,
        distribution=rule,
        code="distribution",
        is_hard=False,
        cost=3,
        class_ids=ids,
        params={"kind": "SameRoom", "amount": 1, "pairs": [ids]},
    )
    answer = sign_in("samia").get(TERM)
    shown = text_of(answer)
    assert "Dans la même salle souhaité 1 3" in shown
    assert "1 paire de groupes ne respecte pas la règle : MT32 TD 1 – IF28 CM 1." in shown
    assert f"/timetable/classes/{campus.classes['IF28 cm1'].uuid}/" in answer.content.decode()


def test_term_with_nothing_says_what_to_do(campus: Campus, sign_in: SignIn) -> None:
    row(
        "calendar.Term",
        code="P27",
        title_fr="Printemps 2027",
        year=campus.term.year,
        starts_on="2027-02-15",
        weeks_count=16,
    )
    shown = text_of(sign_in("samia").get("/timetable/terms/P27/"))
    assert "Rien de calculé pour l’instant" in shown
    assert "Calculer un emploi du temps" in shown
    assert "Calculer un emploi du temps" not in text_of(sign_in("theo").get("/timetable/terms/P27/"))


def test_term_in_english(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("samia")
    client.cookies["django_language"] = "en"
    shown = text_of(client.get(TERM))
    assert "Autumn 2026 Version 1 is in force since 15 September, 9 am." in " ".join(shown.split()).replace(
        "Compute ", ""
    )


def test_two_solutions_are_compared(campus: Campus, sign_in: SignIn) -> None:
    campus.solve(total=30)
    shown = text_of(sign_in("samia").get(f"{TERM}solutions/", {"left": "1", "right": "2"}))
    assert "Solution 1 et solution 2 La solution 2 est meilleure : −12." in shown


def test_solution_unknown_is_refused(campus: Campus, sign_in: SignIn) -> None:
    campus.solve(total=30)
    answer = sign_in("samia").get(f"{TERM}solutions/", {"left": "1", "right": "9"})
    assert answer.status_code == 400
    assert "Ce semestre n’a pas de solution 9." in text_of(answer)


def test_clashing_students_lead_to_their_weeks(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").get(f"{TERM}clashes/")
    assert "Caradec Inès ines SY16 TD 1 – IF35 TD 1 1" in text_of(answer)
    assert f"/timetable/people/{campus.people['ines'].uuid}/week/" in answer.content.decode()


def test_run_is_followed_live(campus: Campus, sign_in: SignIn) -> None:
    run = a_run(campus)
    answer = sign_in("samia").get(f"/timetable/runs/{run.uuid}/")
    shown = text_of(answer)
    assert "40 s sur 1 min" in shown
    assert "Le meilleur emploi du temps coûte 100, 75 % de moins que le premier réalisable." in shown
    body = answer.content.decode()
    assert 'hx-trigger="every 2s"' in body
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in body
    assert "Arrêter et garder le meilleur" in shown
    assert "Arrêter et garder le meilleur" not in text_of(sign_in("theo").get(f"/timetable/runs/{run.uuid}/"))


def test_run_fragment_is_its_body_alone(campus: Campus, sign_in: SignIn) -> None:
    run = a_run(campus)
    answer = sign_in("samia").get(f"/timetable/runs/{run.uuid}/", headers={"HX-Request-Type": "partial"})
    assert answer.content.decode().startswith(f'<div id="run-{run.uuid}"')


def test_run_over_asks_nothing_more(campus: Campus, sign_in: SignIn) -> None:
    run = a_run(campus, finished_at=NOW, solution=campus.solution, stopped="time_limit")
    Job.objects.filter(pk=run.job_id).update(state="succeeded")
    answer = sign_in("samia").get(f"/timetable/runs/{run.uuid}/")
    assert "hx-trigger" not in answer.content.decode().split('id="run-')[1]
    assert "Gardé comme solution 1, coût 42." in text_of(answer)
    assert "Fin le temps était écoulé" in text_of(answer)


def test_run_without_feasible_timetable_says_how_far(campus: Campus, sign_in: SignIn) -> None:
    run = a_run(campus, curve=[[2.0, None, 9]])
    shown = text_of(sign_in("samia").get(f"/timetable/runs/{run.uuid}/"))
    assert "Pas encore d’emploi du temps réalisable : 9 contraintes obligatoires non respectées." in shown


def test_stopping_asks_the_job_to_stop(campus: Campus, sign_in: SignIn) -> None:
    run = a_run(campus)
    url = f"/timetable/runs/{run.uuid}/stop/"
    assert sign_in("theo").post(url).status_code == 403
    assert sign_in("samia").get(url).status_code == 405
    assert Job.objects.get(pk=run.job_id).stop_requested is False
    assert sign_in("samia").post(url).status_code == 302
    assert Job.objects.get(pk=run.job_id).stop_requested is True
    assert sign_in("samia").post(f"/timetable/runs/{uuid4()}/stop/").status_code == 404


def test_solving_starts_a_computation(campus: Campus, sign_in: SignIn) -> None:
    given = {"time_limit": "60", "workers": "1", "seed": "7", "resume": "on"}
    answer = sign_in("samia").post(f"{TERM}solve/", given)
    run = SolveRun.objects.get()
    assert answer.headers["Location"] == reverse("timetable:run", args=[run.uuid])
    assert (run.time_limit, run.workers, run.seed, run.resumed_from) == (60, 1, 7, campus.solution)


def test_solving_twice_at_once_is_refused(campus: Campus, sign_in: SignIn) -> None:
    given = {"time_limit": "60", "workers": "1", "seed": "7"}
    client = sign_in("samia")
    client.post(f"{TERM}solve/", given)
    assert client.post(f"{TERM}solve/", given).status_code == 409
    assert SolveRun.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"time_limit": "7"}, {"workers": "0"}, {"workers": "99"}, {"seed": "-1"}])
def test_solving_with_wrong_values_is_refused(wrong: dict[str, str], campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").post(f"{TERM}solve/", {"time_limit": "60", "workers": "1", "seed": "7", **wrong})
    assert answer.status_code == 422
    assert SolveRun.objects.count() == 0


def test_publishing_says_what_will_happen(campus: Campus, sign_in: SignIn) -> None:
    shown = text_of(sign_in("samia").get(f"{TERM}publish/"))
    assert "7 groupes reçoivent dates et salles ; 9 places sont données aux étudiants." in shown
    assert "Il prend la place de la version 1, qui reste dans l’historique." in shown
    assert "1 étudiant garde au moins un conflit." in shown


def test_publishing_puts_the_solution_in_force(campus: Campus, sign_in: SignIn) -> None:
    better = campus.solve(total=30)
    campus.place("MT32 cm1", "2", "08:00", "10:00", "C012")
    answer = sign_in("samia").post(f"{TERM}publish/", {"solution": better.pk, "note": "one clash less"}, follow=True)
    assert "La version 2 est publiée : 16 séances datées." in text_of(answer)
    publication = Publication.objects.get(withdrawn_at__isnull=True)
    assert (publication.version, publication.solution, publication.note) == (2, better, "one clash less")
    assert publication.published_by == campus.people["samia"]


def test_publishing_offers_feasible_solutions_only(campus: Campus, sign_in: SignIn) -> None:
    bad = campus.solve(total=1, feasible=False)
    client = sign_in("samia")
    assert "Solution 2" not in text_of(client.get(f"{TERM}publish/"))
    assert client.post(f"{TERM}publish/", {"solution": bad.pk}).status_code == 422
    campus.publication.refresh_from_db()
    assert campus.publication.withdrawn_at is None


def test_publishing_nothing_feasible_says_what_to_do(campus: Campus, sign_in: SignIn) -> None:
    campus.publication.delete()
    campus.solution.is_feasible = False
    campus.solution.save()
    shown = text_of(sign_in("samia").get(f"{TERM}publish/"))
    assert "Rien ne peut être publié" in shown


def test_withdrawing_empties_weeks(campus: Campus, sign_in: SignIn) -> None:
    client = sign_in("samia")
    assert "La version 1 n’est plus en vigueur" in text_of(client.get(f"{TERM}withdraw/"))
    assert client.post(f"{TERM}withdraw/").status_code == 302
    assert "Aucun emploi du temps n’est publié" in text_of(sign_in("ines").get("/timetable/week/"))
    assert client.post(f"{TERM}withdraw/").status_code == 422


def upload(body: bytes, name: str = "problem.xml") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, body, content_type="application/xml")


def test_importing_a_wrong_file_shows_its_faults(campus: Campus, sign_in: SignIn) -> None:
    body = b"<problem name='x'>\n<rooms>\n<room id='1'/>\n</rooms></problem>"
    answer = sign_in("samia").post(f"{TERMS}import/", {"file": upload(body), "starts_on": "2027-02-15"})
    assert answer.status_code == 422
    shown = text_of(answer)
    assert "dans problem.xml : rien n’a été importé" in shown
    assert "Ligne Ce qui ne va pas Où Comment y remédier" in shown
    assert campus.term.year.terms.count() == 1


def test_importing_on_another_day_than_monday_is_refused(campus: Campus, sign_in: SignIn) -> None:
    answer = sign_in("samia").post(f"{TERMS}import/", {"file": upload(b"<problem/>"), "starts_on": "2027-02-16"})
    assert answer.status_code == 422
    assert "Ce jour n’est pas un lundi." in text_of(answer)


PROBLEM = b"""<?xml version="1.0" encoding="UTF-8"?>
<problem name="tiny" nrDays="7" slotsPerDay="288" nrWeeks="2">
<optimization time="1" room="1" distribution="1" student="1"/>
<rooms><room id="1" capacity="30"/></rooms>
<courses><course id="1"><config id="1"><subpart id="1"><class id="1" limit="20">
<room id="1" penalty="0"/><time days="1000000" start="96" length="24" weeks="11" penalty="0"/>
</class></subpart></config></course></courses>
<distributions/>
<students><student id="1"><course id="1"/></student></students>
</problem>"""


def test_importing_a_file_makes_a_term(campus: Campus, sign_in: SignIn) -> None:
    given = {"file": upload(PROBLEM), "starts_on": "2027-02-15", "code": "TINY", "title": "Tiny term"}
    answer = sign_in("samia").post(f"{TERMS}import/", given, follow=True)
    assert answer.redirect_chain == [("/timetable/terms/TINY/", 302)]  # type: ignore[attr-defined]
    assert "Tiny term" in text_of(answer)
    assert "Le semestre est importé." in text_of(answer)
    assert "Le semestre contient 1 salle, 1 UE, 1 groupe, 0 contrainte, 1 étudiant, 1 choix." in text_of(answer)
