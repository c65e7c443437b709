"""As which system account the server runs: PostgreSQL refuses root, so root lends it an ordinary account."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from cartable.kernel.postgres.problems import DatabaseUnavailable

ACCOUNTS = ("cartable", "postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs PostgreSQL's programs. ``owner`` (user, group) is None for one's own account."""

    owner: tuple[int, int] | None = None
    through_folders: bool = False

    def run(self, command: list[str], *, given: str | None = None, timeout: float = 120) -> str:
        """Run to the end and give what was written; raises CalledProcessError with it in ``stderr``."""
        # Into a file: a server started by pg_ctl keeps its output open, and a pipe would be read until it closes.
        log, result = _run_with_files(self._lent(command), given, timeout, None if self._by_setpriv() else self.owner)
        if result:
            raise subprocess.CalledProcessError(result, command, output=log, stderr=log)
        return log

    def _by_setpriv(self) -> bool:
        return self.owner is not None and self.through_folders

    def _lent(self, command: list[str]) -> list[str]:
        if not self._by_setpriv() or self.owner is None:
            return command
        user, group = self.owner
        lend = ["setpriv", f"--reuid={user}", f"--regid={group}", "--clear-groups"]
        return [*lend, "--inh-caps=+dac_override", "--ambient-caps=+dac_override", "--", *command]


def get_runner(program: str, cluster: Path) -> Runner:
    """The runner for ``program`` on the data folder ``cluster`` (which may not exist yet).

    For root: the folder's owner, else the first of ``ACCOUNTS``. Where that account can't walk to the program or to
    the folder (a copy under /root), it is lent the right to pass, instead of opening root's folders to everyone.
    Raises DatabaseUnavailable when the folder is someone else's or when no account will do.
    """
    if os.geteuid() != 0:
        _check_owner(cluster)
        return Runner()
    owner = _account_for(cluster)
    plain = Runner(owner)
    if _passes(plain, program, cluster):
        return plain
    lent = Runner(owner, through_folders=True)
    if shutil.which("setpriv") and _passes(lent, program, cluster):
        return lent
    raise DatabaseUnavailable(
        "PostgreSQL may not run as root, and the account %(account)s can't reach %(path)s.",
        "Start Cartable as an ordinary account, or put it where every account may read, or set DATABASE_URL.",
        account=_name(owner[0]),
        path=cluster,
    )


def _check_owner(cluster: Path) -> None:
    if cluster.exists() and cluster.stat().st_uid != os.geteuid():
        raise DatabaseUnavailable(
            "The database folder %(path)s belongs to another account (%(account)s).",
            "Start Cartable as that account, or take the folder's ownership (chown -R), or choose another folder.",
            path=cluster,
            account=_name(cluster.stat().st_uid),
        )


def _name(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _account_for(cluster: Path) -> tuple[int, int]:
    if cluster.exists() and cluster.stat().st_uid != 0:
        state = cluster.stat()
        return state.st_uid, state.st_gid
    for name in ACCOUNTS:
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return account.pw_uid, account.pw_gid
    raise DatabaseUnavailable(
        "PostgreSQL may not run as root, and this computer has no account to lend it.",
        "Add one (useradd --system cartable), or start Cartable as an ordinary account, or set DATABASE_URL.",
    )


def _passes(runner: Runner, program: str, cluster: Path) -> bool:
    nearest = next(folder for folder in (cluster, *cluster.parents) if folder.exists())
    try:
        runner.run([program, "--version"], timeout=30)
        runner.run(["ls", "-d", f"{nearest}/."], timeout=30)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _run_with_files(
    command: list[str], given: str | None, timeout: float, owner: tuple[int, int] | None
) -> tuple[str, int]:
    import tempfile

    with tempfile.TemporaryFile("w+") as log:
        result = subprocess.run(
            command,
            input=given,
            stdin=subprocess.DEVNULL if given is None else None,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout,
            cwd="/",
            env=_plain_environment(),
            user=owner[0] if owner else None,
            group=owner[1] if owner else None,
            extra_groups=[] if owner else None,
            check=False,
        )
        log.seek(0)
        return log.read(), result.returncode


def _plain_environment() -> dict[str, str]:
    """English messages (we read them) and none of the caller's PG* variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
