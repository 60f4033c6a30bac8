# SPDX-License-Identifier: EUPL-1.2
"""Compressed answers, put together from pieces that were compressed once.

A page of a visitor is mostly HTML that others get too. Each such piece is compressed by itself, so
that it fits after any other, and a whole page costs no compressing at all (RFC 1951 and 1952).
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"
_GZIP = 16
_SMALL = 14
"""2**14 bytes of window: as small for our pages, and half the work of setting up."""
_LONGEST_STORED = 65_535


@dataclass(frozen=True, slots=True)
class Packed:
    """A piece of a page, as it is and compressed."""

    content: bytes
    deflated: bytes

    @property
    def text(self) -> str:
        """The piece as it is."""
        return self.content.decode()


def pack(text: str) -> Packed:
    """A piece that will be sent often."""
    content = text.encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(content, packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH))


def pack_once(text: str) -> Packed:
    """A piece of one visitor: compressed quickly, and not at all when it is short."""
    content = text.encode()
    size = len(content)
    if size < 100:
        lengths = size.to_bytes(2, "little") + (_LONGEST_STORED - size).to_bytes(2, "little")
        return Packed(content, b"\x00" + lengths + content)
    packer = zlib.compressobj(1, zlib.DEFLATED, -_SMALL, 7)
    return Packed(content, packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH))


def joined(pieces: Iterable[Packed]) -> Packed:
    """Pieces one after another, as one answer: `deflated` is then a whole gzip file.

    >>> import gzip
    >>> gzip.decompress(joined([pack("goede"), pack_once("dag")]).deflated)
    b'goededag'
    """
    parts = list(pieces)
    content = b"".join([part.content for part in parts])
    check = zlib.crc32(content).to_bytes(4, "little") + len(content).to_bytes(4, "little")
    deflated = b"".join([_HEADER, *(part.deflated for part in parts), _END, check])
    return Packed(content, deflated)


def compress(content: bytes) -> bytes:
    """A gzip file, made quickly."""
    packer = zlib.compressobj(1, zlib.DEFLATED, _GZIP + _SMALL, 7)
    return packer.compress(content) + packer.flush()


def compress_well(content: bytes) -> bytes:
    """A gzip file that is as small as can be."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP + zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
