"""TLS: a directory whose certificate isn't trusted is not read, and nothing crosses in clear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from cartable.connectors.ldap.directory import DirectoryFailed
from cartable.connectors.ldap.importing import import_directory
from cartable.connectors.ldap.tests.entries import ldif, strangers

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate that answers for itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    alternative = x509.IPAddress(ip_address("127.0.0.1")) if name == "127.0.0.1" else x509.DNSName(name)
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / f"{name}.pem", folder / f"{name}.key"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    return paths


def test_a_trusted_certificate_is_read(serve, source, keeper, tmp_path):
    tls = certificate(tmp_path, "localhost")
    serve(ldif(*strangers(3)), tls=tls, server=f'ca_file = "{tls[0]}"')
    assert import_directory(code="annuaire", actor=keeper, now=NOW).counts["new"] == 3


def test_starttls_is_asked_before_the_password_is_told(serve, source, keeper, tmp_path):
    tls = certificate(tmp_path, "localhost")
    serve(ldif(*strangers(3)), tls=tls, starttls=True, server=f'starttls = true\nca_file = "{tls[0]}"')
    assert import_directory(code="annuaire", actor=keeper, now=NOW).counts["new"] == 3
    serve(ldif(*strangers(3)), server="starttls = true")
    with pytest.raises(DirectoryFailed):
        import_directory(code="annuaire", actor=keeper, now=NOW)


def test_an_unknown_authority_is_refused(serve, source, keeper, tmp_path):
    serve(ldif(*strangers(3)), tls=certificate(tmp_path, "localhost"))
    with pytest.raises(DirectoryFailed, match="isn't one to be trusted"):
        import_directory(code="annuaire", actor=keeper, now=NOW)


def test_another_name_is_refused(serve, source, keeper, tmp_path):
    tls = certificate(tmp_path, "elsewhere.example")
    serve(ldif(*strangers(3)), tls=tls, server=f'ca_file = "{tls[0]}"')
    with pytest.raises(DirectoryFailed, match="isn't one to be trusted"):
        import_directory(code="annuaire", actor=keeper, now=NOW)
