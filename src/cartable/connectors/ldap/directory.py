"""A directory read over LDAP: bound, paged, nothing followed, nothing written."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import ldap3
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from ldap3.core import exceptions as faults
from ldap3.core.results import RESULT_SIZE_LIMIT_EXCEEDED, RESULT_SUCCESS
from ldap3.utils.conv import escape_filter_chars

from cartable.connectors.ldap.mapping import DirectoryMapping, Server
from cartable.connectors.ldap.mapping_files import password_variable
from cartable.kernel.problems import Conflict, Text

CONNECT_SECONDS, ANSWER_SECONDS = 10, 60
SCOPES = {"subtree": ldap3.SUBTREE, "level": ldap3.LEVEL}
MOST_FOUND = 2
"""Entries asked for when one is looked up: enough to see that it isn't the only one."""


class DirectoryFailed(Conflict):
    """The directory couldn't be read to its end: nothing of it is taken."""

    code = "directory.failed"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its name, and its values as they came, by attribute in small letters."""

    dn: str
    values: Mapping[str, tuple[bytes, ...]]


def read_entries(code: str, mapping: DirectoryMapping) -> Iterator[Entry]:
    """Every entry that the mapping's filter finds, page by page. Raises DirectoryFailed, even in the middle."""
    with _opened(code, mapping) as connection:
        yield from _search(connection, mapping, mapping.filter)


def find_entries(code: str, mapping: DirectoryMapping, key: str) -> list[Entry]:
    """The entries with this key, two at most. Raises DirectoryFailed.

    What is looked for is escaped (RFC 4515): it is a value, never a part of the filter.
    """
    wanted = f"(&{mapping.filter}({mapping.key_attribute}={escape_filter_chars(key)}))"
    with _opened(code, mapping) as connection:
        found = []
        for entry in _search(connection, mapping, wanted):
            found.append(entry)
            if len(found) == MOST_FOUND:
                break
        return found


def _search(connection: ldap3.Connection, mapping: DirectoryMapping, wanted: str) -> Iterator[Entry]:
    answers = connection.extend.standard.paged_search(
        mapping.base,
        wanted,
        search_scope=SCOPES[mapping.scope],
        attributes=mapping.attributes,
        paged_size=mapping.page_size,
        paged_criticality=True,
        generator=True,
    )
    for answer in answers:
        if answer["type"] == "searchResEntry":
            values = {name.lower(): tuple(held) for name, held in answer["raw_attributes"].items() if held}
            yield Entry(answer["dn"], values)
    # ldap3 raises for most ends that aren't a success, but not for a limit reached or a referral.
    if connection.result["result"] == RESULT_SIZE_LIMIT_EXCEEDED:
        raise DirectoryFailed(*_only_a_part())
    if connection.result["result"] != RESULT_SUCCESS:
        raise faults.LDAPException(connection.result["description"])


@contextmanager
def _opened(code: str, mapping: DirectoryMapping) -> Iterator[ldap3.Connection]:
    """A connection bound as the mapping says; its faults are told in words."""
    connection = _connection(code, mapping.server)
    try:
        connection.open()
        if mapping.server.starttls:
            connection.start_tls()
        connection.bind()
        yield connection
    except (faults.LDAPException, OSError) as error:
        raise DirectoryFailed(*_told(error, mapping)) from error
    finally:
        _leave(connection)


def _leave(connection: ldap3.Connection) -> None:
    try:
        connection.unbind()
    except (faults.LDAPException, OSError):
        return


def _connection(code: str, server: Server) -> ldap3.Connection:
    password = os.environ.get(password_variable(code), "")
    if server.bind_dn and not password:
        # A name without a password would be taken for nobody, and answered with less than is there (RFC 4513, 5.1.2).
        what = format_lazy(_("The variable {name} isn't set."), name=password_variable(code))
        raise DirectoryFailed(what, _("Set it to the password of bind_dn, for the site and for its worker."))
    tls = ldap3.Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=server.ca_file or None)
    where = ldap3.Server(
        server.host,
        port=server.port,
        use_ssl=server.is_tls,
        tls=tls,
        get_info=ldap3.NONE,
        connect_timeout=CONNECT_SECONDS,
    )
    return ldap3.Connection(
        where,
        user=server.bind_dn or None,
        password=password or None,
        authentication=ldap3.SIMPLE if server.bind_dn else ldap3.ANONYMOUS,
        auto_referrals=False,
        raise_exceptions=True,
        read_only=True,
        receive_timeout=ANSWER_SECONDS,
        return_empty_attributes=False,
        check_names=False,
    )


def _told(error: Exception, mapping: DirectoryMapping) -> tuple[Text, Text]:
    url = mapping.server.url
    match error:
        case faults.LDAPInvalidCredentialsResult() | faults.LDAPInappropriateAuthenticationResult():
            return _("The directory refuses the name or the password."), _("Check bind_dn and its password.")
        case faults.LDAPSizeLimitExceededResult() | faults.LDAPAdminLimitExceededResult():
            return _only_a_part()
        case faults.LDAPNoSuchObjectResult():
            what = format_lazy(_("The directory has no entry “{base}”, or hides it."), base=mapping.base)
            return what, _("Check people.base, and what this account may read.")
        case faults.LDAPInsufficientAccessRightsResult() | faults.LDAPStrongerAuthRequiredResult():
            return _("The directory doesn't let this account read."), _("Check its rights there.")
        case faults.LDAPCertificateError() | faults.LDAPStartTLSError():
            return _certificate(url)
        case faults.LDAPSocketOpenError() if "certificate" in str(error).lower():
            return _certificate(url)
    what = format_lazy(_("{url} can't be read to the end: {reason}."), url=url, reason=str(error)[:200])
    return what, _("Check the address, the network and the directory's log; nothing was taken.")


def _only_a_part() -> tuple[Text, Text]:
    what = _("The directory gives only a part of its entries to this account.")
    return what, _("Have the directory give this account no limit of entries, with paged results.")


def _certificate(url: str) -> tuple[Text, Text]:
    what = format_lazy(_("The certificate of {url} isn't one to be trusted."), url=url)
    return what, _("Check its name and its dates, or name its authority in ca_file.")
