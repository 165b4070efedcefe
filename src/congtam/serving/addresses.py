"""Where to listen, and under which addresses others reach this machine."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Sequence
from contextlib import suppress

from congtam.serving.trouble import Trouble

HERE = "127.0.0.1"
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared with, not listened on
USUAL = 8000
USUAL_TLS = 8443
TRIED = 20


def chosen_port(host: str, asked: int | None, *, tls: bool) -> int:
    """What was asked for or a refusal; else the usual one, or the next that is free."""
    if asked is not None:
        check(host, asked)
        return asked
    first = USUAL_TLS if tls else USUAL
    return next((port for port in range(first, first + TRIED) if is_free(host, port)), any_port(host))


def is_free(host: str, port: int) -> bool:
    try:
        check(host, port)
    except Trouble as trouble:
        if trouble.fault in {"port_taken", "port_forbidden"}:  # Windows keeps ranges of ports for itself
            return False
        raise
    return True


def check(host: str, port: int) -> None:
    try:
        with bound(host, port):
            return
    except socket.gaierror as error:
        raise Trouble("no_such_host", host=host) from error
    except OSError as error:
        raise Trouble(fault_of(error), host=host, port=port) from error


def fault_of(error: OSError) -> str:
    if error.errno in {errno.EACCES, errno.EPERM}:
        return "port_forbidden"
    return "no_such_host" if error.errno == errno.EADDRNOTAVAIL else "port_taken"


def bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    probe = socket.socket(family)
    try:
        if (
            os.name != "nt"
        ):  # there it would let two programs share a port; elsewhere it only forgives a restart
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
    except OSError:
        probe.close()
        raise
    return probe


def any_port(host: str) -> int:
    with bound(host, 0) as probe:
        return int(probe.getsockname()[1])


def reached_at(host: str, port: int, *, tls: bool, names: Sequence[str] = ()) -> list[str]:
    """Addresses to type into a browser, the best for others first: a name, where one was given."""
    scheme = "https" if tls else "http"
    names = [*names, *(network_addresses() or [HERE] if host in EVERYWHERE else [host])]
    return [f"{scheme}://{f'[{name}]' if ':' in name else name}:{port}/" for name in names]


def network_addresses() -> list[str]:
    """This machine's own on the networks it is on; asking sends nothing."""
    found = []
    for target in ("10.255.255.255", "192.168.255.255", "8.8.8.8"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
                found.append(str(probe.getsockname()[0]))
            except OSError:
                continue
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [address for address in dict.fromkeys(found) if not address.startswith("127.")]


def host_names() -> list[str]:
    """The names by which this machine may be called on its network."""
    name = socket.gethostname().split(".")[0].lower()
    return [name, f"{name}.local", "localhost"]
