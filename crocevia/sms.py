"""How many parts an SMS takes: the GSM alphabet has room for 160 characters, any other script for 70 (3GPP TS 23.038, 23.040)."""

from __future__ import annotations

# The default alphabet, and what takes two places of it.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_DOUBLE = frozenset("\f^{}\\[~]|€")
# Places in a message alone, and in each of several.
_GSM = (160, 153)
_UCS2 = (70, 67)


def parts(text: str) -> int:
    """How many parts are sent, and paid for where they are.

    >>> parts("a" * 160), parts("a" * 161), parts("ț" * 71)
    (1, 2, 2)
    """
    if _BASIC.union(_DOUBLE).issuperset(text):
        sizes, (alone, each) = [2 if one in _DOUBLE else 1 for one in text], _GSM
    else:
        sizes, (alone, each) = [len(one.encode("utf-16-le")) // 2 for one in text], _UCS2
    if sum(sizes) <= alone:
        return 1
    count, room = 1, each
    for size in sizes:
        # What takes two places is not divided.
        if size > room:
            count, room = count + 1, each
        room -= size
    return count
