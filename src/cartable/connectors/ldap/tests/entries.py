"""Entries of a SUPANN directory as LDIF, and the mapping that reads them."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from cartable.connectors.ldap.tests.slapd import PASSWORD, SUFFIX

BASE = f"ou=people,{SUFFIX}"
READER = f"cn=reader,{SUFFIX}"
TREE = f"""\
dn: {SUFFIX}
objectClass: domain
dc: campus

dn: {BASE}
objectClass: organizationalUnit
ou: people

dn: {READER}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: reader
userPassword: {PASSWORD}
"""
CLASSES = ("inetOrgPerson", "eduPerson", "supannPerson")
FAMILIES = ("Bardoux", "Celtibere", "Dufourmantel", "Essaoui", "Grosjean", "Hirigoyen", "Jankowski", "Kerbrat", "Lam")
GIVEN = ("Achille", "Brune", "Cyprien", "Diane", "Elzear", "Fatou", "Gontran", "Hilda", "Ivan", "Jade", "Karim")


def entry(uid: str, family: str, given: str, **more: str | bytes | Iterable[str]) -> str:
    """One person. Values are written in base64, so that any may be tried."""
    values: dict[str, object] = {"cn": f"{given} {family}", "sn": family, "givenName": given, "uid": uid, **more}
    name = "".join(f"\\{ord(letter):02x}" if letter in ',+"\\<>;=#*()' else letter for letter in uid)
    lines = [_line("dn", f"uid={name},{BASE}"), *(f"objectClass: {each}" for each in CLASSES)]
    for attribute, told in values.items():
        held = [told] if isinstance(told, str | bytes) else told
        lines += [_line(attribute, value) for value in held]
    return "\n".join(lines) + "\n"


def strangers(count: int) -> list[str]:
    """People of whom no two are alike."""
    return [
        entry(
            f"n{place}",
            FAMILIES[place % 9],
            GIVEN[(place * 7 + place // 9) % 11],
            supannOIDCDateDeNaissance=f"{1960 + place % 40}-{1 + place % 12:02d}-{1 + place % 28:02d}",
            eduPersonAffiliation="student",
        )
        for place in range(count)
    ]


def ldif(*entries: str) -> str:
    """A whole directory."""
    return "\n".join([TREE, *entries])


def mapping(url: str, *, more: str = "", server: str = "", nightly: bool = False) -> str:
    """A mapping file for a server of the tests."""
    return f"""
[server]
url = "{url}"
bind_dn = "{READER}"
{server}

[people]
base = "{BASE}"
filter = "(objectClass=supannPerson)"
page_size = 7

[schedule]
nightly = {str(nightly).lower()}

[record]
key = "uid"
family_name = ["supannNomDeNaissance", "sn"]
usage_family_name = "sn"
given_name = "givenName"
birth_on = "supannOIDCDateDeNaissance"
mail = "mail"
personal_mail = ["supannMailPrive{{*}}", "supannMailPerso"]
code = "supannEtuId"
ine = "supannCodeINE"
hr = "supannRefId{{SIHAM}}"
orcid = "eduPersonOrcid"

[[affiliation]]
when = "eduPersonAffiliation"
is = ["student"]
kind = "student"
structure = "supannEntiteAffectationPrincipale"
otherwise = "UT"
valid_from = 2026-09-01
last_day = "supannEtuDateFin"

[[affiliation]]
when = "eduPersonAffiliation"
is = ["affiliate"]
kind = "affiliate"
structure = "supannExtProfil[affect]"
last_day = "supannExtProfil[datefin]"

[structures]
"CHIM" = "CHEMISTRY"
{more}
"""


def _line(attribute: str, value: object) -> str:
    raw = value if isinstance(value, bytes) else str(value).encode()
    return f"{attribute}:: {base64.b64encode(raw).decode()}"
