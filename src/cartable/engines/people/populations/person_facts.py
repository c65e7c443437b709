"""All that rules may read of one person, each kind of facts in one query, asked when first wanted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cartable.engines.people.models import Account, Affiliation, GroupMembership, Person, RoleAssignment, Structure


@dataclass(frozen=True)
class PersonFacts:
    """A person's rows, past and to come too: each rule says the day it is read on."""

    person: Person

    @cached_property
    def affiliations(self) -> list[Affiliation]:
        """Ties with their structures."""
        return list(Affiliation.objects.filter(person=self.person).select_related("structure"))

    @cached_property
    def roles(self) -> list[RoleAssignment]:
        """Grants of roles with their structures."""
        return list(RoleAssignment.objects.filter(person=self.person).select_related("structure"))

    @cached_property
    def memberships(self) -> list[GroupMembership]:
        """Memberships of groups, with them."""
        return list(GroupMembership.objects.filter(person=self.person).select_related("group"))

    @cached_property
    def is_account_open(self) -> bool | None:
        """Whether the account is open; None without an account."""
        found: bool | None = Account.objects.filter(person=self.person).values_list("is_active", flat=True).first()
        return found

    @cached_property
    def _parents(self) -> dict[str, str | None]:
        return dict(Structure.objects.order_by().values_list("code", "parent__code"))

    def lineage(self, code: str) -> list[str]:
        """The structure, its parent, and so on up to the root; nothing for a code that no structure has."""
        found: list[str] = []
        node = code if code in self._parents else None
        while node is not None and node not in found:
            found.append(node)
            node = self._parents[node]
        return found
