# SPDX-License-Identifier: EUPL-1.2
"""The address and port on which the server listens."""

import errno
import os
import socket

import tornado.netutil

from meedenker.errors import SetupError


def listen(port: int, ip: str) -> list[socket.socket]:
    """The sockets of the server; raises `SetupError` when they cannot be had."""
    try:
        return tornado.netutil.bind_sockets(port, ip)
    except OSError as error:
        raise _refused(error, port, ip) from error


def try_port(port: int, ip: str) -> None:
    """Raise the `SetupError` of `listen`, if it would; nothing listens afterwards."""
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(
            ip, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        ):
            with socket.socket(family, kind, protocol) as probe:
                if os.name != "nt":  # as the server does: what was just closed is free
                    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except OSError as error:
        raise _refused(error, port, ip) from error


def _refused(error: OSError, port: int, ip: str) -> SetupError:
    code = {errno.EADDRINUSE: "setup.port-in-use", errno.EACCES: "setup.port-forbidden"}
    if error.errno not in code:
        return SetupError("setup.no-address", ip=ip, reason=error)
    return SetupError(code[error.errno], port=port, other=max(port, 1024) + 1)
