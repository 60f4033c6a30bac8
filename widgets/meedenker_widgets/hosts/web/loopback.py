# SPDX-License-Identifier: EUPL-1.2
"""Addresses that only this very computer can reach."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
"""What a proxy adds: then somebody else is asking, whatever the address of the connection."""


def is_loopback(name: str) -> bool:
    """Whether a name or address is that of this computer alone.

    >>> [is_loopback(name) for name in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "voorbeeld.nl")]
    [True, True, True, False, False]
    """
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def asked_here(host: str, remote_ip: str, headers: Mapping[str, str]) -> bool:
    """Whether a request comes from this computer, to an address of this computer.

    Another site can let its own name lead to this computer; the browser then still says that name.
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    forwarded = any(header in headers for header in FORWARDED)
    return is_loopback(name) and is_loopback(remote_ip) and not forwarded
