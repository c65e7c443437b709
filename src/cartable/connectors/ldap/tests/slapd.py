"""A real OpenLDAP server for the tests: its own folder, a free port of loopback, SUPANN and eduPerson schemas."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[4]
SUFFIX = "dc=campus,dc=example"
ADMIN, PASSWORD = f"cn=admin,{SUFFIX}", "directory-in-september"
WAIT_SECONDS = 20


def find_slapd() -> Path:
    """The folder that holds slapd; fetched once when it isn't installed. Fails when it can't be: never a skip."""
    done = subprocess.run([ROOT / "tools" / "directory"], capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Path(done.stdout.strip())


class Slapd:
    """A server; ``with Slapd(ldif) as server`` loads the entries and answers at ``server.url``."""

    def __init__(
        self, ldif: str, *, tls: tuple[Path, Path] | None = None, starttls: bool = False, limits: str = ""
    ) -> None:
        self.home, self.place, self.tls = Path(tempfile.mkdtemp(prefix="slapd-")), find_slapd(), tls
        self.port = _free_port()
        self.url = f"{'ldaps' if tls and not starttls else 'ldap'}://localhost:{self.port}"
        (self.home / "data").mkdir()
        (self.home / "slapd.conf").write_text(self._configuration(limits))
        (self.home / "entries.ldif").write_text(ldif)

    def __enter__(self) -> Slapd:
        self._run("slapadd", "-q", "-l", str(self.home / "entries.ldif"))
        with (self.home / "log").open("w") as log:
            self.process = subprocess.Popen(
                [self._program("slapd"), "-f", self.home / "slapd.conf", "-h", self.url, "-d", "0"],
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        ends = time.monotonic() + WAIT_SECONDS
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            if self.process.poll() is not None or time.monotonic() > ends:
                raise RuntimeError(f"slapd doesn't answer: {(self.home / 'log').read_text()}")
            time.sleep(0.02)

    def __exit__(self, *_: object) -> None:
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def kill(self) -> None:
        """Die at once, as a machine that loses its power."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def _program(self, name: str) -> str:
        return str(self.place / "usr/sbin" / name)

    def _environment(self) -> dict[str, str]:
        folders = [*self.place.glob("usr/lib/*-linux-gnu*"), *self.place.glob("lib/*-linux-gnu*")]
        return (
            os.environ | {"LD_LIBRARY_PATH": ":".join(map(str, folders))} if str(self.place) != "/" else {**os.environ}
        )

    def _run(self, name: str, *arguments: str) -> None:
        command = [self._program("slapd"), "-T", name.removeprefix("slap"), "-f", self.home / "slapd.conf", *arguments]
        done = subprocess.run(command, env=self._environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr}")

    def _configuration(self, limits: str) -> str:
        schemas = self.place / "etc/ldap/schema"
        lines = [
            *(f"include {schemas / name}.schema" for name in ("core", "cosine", "inetorgperson")),
            f"include {HERE / 'schemas' / 'eduperson.schema'}",
            f"include {os.environ.get('CARTABLE_SUPANN_SCHEMA', HERE / 'schemas' / 'supann.schema')}",
            f"modulepath {self.place / 'usr/lib/ldap'}",
            "moduleload back_mdb",
            f"pidfile {self.home / 'pid'}",
        ]
        if self.tls:
            lines += [f"TLSCertificateFile {self.tls[0]}", f"TLSCertificateKeyFile {self.tls[1]}"]
        lines += [
            "sizelimit unlimited",
            "database mdb",
            "maxsize 1073741824",
            f'suffix "{SUFFIX}"',
            f'rootdn "{ADMIN}"',
            f"rootpw {PASSWORD}",
            f"directory {self.home / 'data'}",
            "index objectClass,uid eq",
            *([f"limits * {limits}"] if limits else []),
            "access to attrs=userPassword by anonymous auth by * none",
            f'access to dn.subtree="ou=people,{SUFFIX}" by dn.exact="cn=reader,{SUFFIX}" read by * none',
            "access to * by * read",
        ]
        return "\n".join(lines) + "\n"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
