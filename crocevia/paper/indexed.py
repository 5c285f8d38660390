"""A picture in two colours and those between them, in a third of its bytes: Typst writes four channels where one says all."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

Colour = tuple[int, int, int]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_EIGHT_BITS, _TRUE_COLOUR_ALPHA, _PALETTE = 8, 6, 3
_CHANNELS = 4


def indexed(png: bytes, dark: Colour, light: Colour) -> bytes:
    """The same picture with a palette (ISO/IEC 15948, colour type 3): a pixel's red is its place between the two colours.

    Every colour of the picture must lie between `dark` and `light`, whose reds must differ. A PNG's filters work on each
    channel for itself, so that the red bytes of a filtered line are the filtered line of the red bytes: nothing is decoded.
    Raises ValueError for anything but eight bits of red, green, blue and alpha without interlacing.
    """
    chunks = list(_chunks(png))
    width, height, depth, colours, compression, filters, interlaced = _HEADER.unpack(chunks[0][1])
    if (depth, colours, interlaced) != (_EIGHT_BITS, _TRUE_COLOUR_ALPHA, 0):
        raise ValueError(f"{depth} bits, colour type {colours}, interlacing {interlaced}")
    lines = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    length = 1 + width * _CHANNELS
    reds = b"".join(
        lines[start : start + 1] + lines[start + 1 : start + length : _CHANNELS]
        for start in range(0, height * length, length)
    )
    header = _HEADER.pack(width, height, _EIGHT_BITS, _PALETTE, compression, filters, interlaced)
    parts = ((b"IHDR", header), (b"PLTE", _palette(dark, light)), (b"IDAT", _packed(reds)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(*part) for part in parts)


def _packed(reds: bytes) -> bytes:
    """Runs of one byte and no other repetitions: of large plain areas that is quicker, and smaller, than all else."""
    packer = zlib.compressobj(level=6, memLevel=9, strategy=zlib.Z_RLE)
    return packer.compress(reds) + packer.flush()


def _palette(dark: Colour, light: Colour) -> bytes:
    """A colour for every red; those outside the two are theirs."""
    first, last = dark[0], light[0]
    shares = [min(1.0, max(0.0, (red - first) / (last - first))) for red in range(256)]
    return bytes(round(low + share * (high - low)) for share in shares for low, high in zip(dark, light, strict=True))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
