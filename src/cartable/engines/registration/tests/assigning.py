"""A small campus on the day of the assignment: students with lists sent, units with few places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import Offering
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.people.api import Account, Person
from cartable.engines.people.demo import make_account_with_role, make_student
from cartable.engines.registration.api import Campaign, assignments
from cartable.engines.registration.demo import make_campaign
from cartable.engines.registration.models import Wish, WishList

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ASSIGNING = NOW + timedelta(days=20)
ADJUSTING = NOW + timedelta(days=26)


@dataclass
class Desk:
    """The registrar, the campaign and its offerings by code."""

    registrar: Account
    campaign: Campaign
    offerings: dict[str, Offering]

    def person(self, name: str = "Étudiante") -> Person:
        return make_student(family_name=name).person

    def wish(self, person: Person, *mains: str, reserves: tuple[str, ...] = (), optionals: tuple[str, ...] = ()):
        """A list sent."""
        sent = WishList.objects.create(
            campaign=self.campaign, person=person, state="sent", revision=1, saved_at=NOW, sent_at=NOW
        )
        wished = [("main", mains), ("reserve", reserves), ("optional", optionals)]
        drafts = [(kind, code) for kind, codes in wished for code in codes]
        Wish.objects.bulk_create(
            Wish(wish_list=sent, offering=self.offerings[code], kind=kind, rank=rank)
            for rank, (kind, code) in enumerate(drafts, start=1)
        )
        return sent

    def places(self, **capacities: int | None) -> None:
        """Set the number of places of units."""
        assignments.set_capacities(
            capacities={self.offerings[code].pk: number for code, number in capacities.items()},
            actor=self.registrar,
            reason="tests",
            now=NOW,
        )

    def run(self, *rule: str, seed: str = "") -> assignments.AssignmentRun:
        """Try a rule with the campaign's seed, drawn if need be."""
        if not self.campaign.lottery_seed:
            assignments.draw_seed(campaign=self.campaign, actor=self.registrar, now=NOW)
        return assignments.try_assignment(
            campaign=self.campaign,
            rule=list(rule),
            seed=seed or self.campaign.lottery_seed,
            actor=self.registrar,
            now=ASSIGNING,
        )

    def state(self, *rule: str) -> None:
        """State the campaign's rule."""
        assignments.state_rule(campaign=self.campaign, rule=rule, actor=self.registrar, reason="Conseil")

    def publish(self, *rule: str) -> assignments.AssignmentRun:
        """Try and publish."""
        self.state(*rule)
        run = self.run(*rule)
        assignments.publish_assignment(run=run, actor=self.registrar, now=ASSIGNING)
        run.refresh_from_db()
        return run

    def held(self, person: Person) -> set[str]:
        """Codes of what somebody has."""
        rows = person.choices.filter(term=self.campaign.term)
        return set(rows.values_list("offering__unit__code", flat=True))

    def change(self, person: Person, add=(), drop=(), **more):
        """An adjustment by the student."""
        return assignments.change_units(
            campaign=self.campaign, person=person, add=add, drop=drop, actor=person.account, now=ADJUSTING, **more
        )

    def wait(self, person: Person, unit: str, replaces: str = ""):
        """Wait for a unit."""
        return assignments.wait_for(
            campaign=self.campaign,
            person=person,
            unit_code=unit,
            replaces=replaces,
            actor=person.account,
            now=ADJUSTING,
        )


def make_desk(*codes: str) -> Desk:
    """A campaign over units of these codes."""
    term = make_term()
    offerings = {code: make_offering(term, make_unit(code)) for code in codes or ("AA01", "BB01", "CC01", "DD01")}
    return Desk(make_account_with_role("registrar"), make_campaign(term, now=NOW), offerings)
