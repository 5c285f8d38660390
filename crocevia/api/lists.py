"""Pages of lists: an envelope that leads from page to page, and a line for each record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO, TypeVar

from crocevia.api import addresses
from crocevia.edition import Edition
from crocevia.typed import encoded

Item = TypeVar("Item")


def envelope(edition: Edition, path: Callable[[int], str], number: int, total: int, about: str) -> dict[str, Any]:
    """All of a page but its items. `path` gives the path of any page of the list; `about` is the list's name."""
    last = addresses.pages(total)
    page = {one: edition.absolute(path(one)) for one in (1, number - 1, number, number + 1, last) if 1 <= one <= last}
    return {
        "@context": edition.absolute(addresses.CONTEXT),
        "@id": page[number],
        "@type": "CollectionPage",
        "title": about,
        "license": edition.settings.licence_url,
        "date": edition.today.isoformat(),
        "total": total,
        "page": number,
        "pages": last,
        "first": page[1],
        **({"prev": page[number - 1]} if number > 1 else {}),
        **({"next": page[number + 1]} if number < last else {}),
        "last": page[last],
    }


def cut(items: Sequence[Item], number: int) -> Sequence[Item]:
    """What stands on a page, from 1."""
    return items[(number - 1) * addresses.PER_PAGE : number * addresses.PER_PAGE]


def write(file: BinaryIO, head: dict[str, Any], items: Iterable[dict[str, Any]], name: str = "items") -> None:
    """A document whose last member is a list, a line an item."""
    file.write(encoded(head)[:-1] + b',"%s":[' % name.encode())
    before = b"\n"
    for item in items:
        file.write(before + encoded(item))
        before = b",\n"
    file.write(b"\n]}\n")
