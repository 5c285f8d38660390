"""What an Open Referral client asks an HSDS 3.1 API for, at the paths where it asks, as far as files can answer.

A host of files does not read what stands behind a `?`. So a list is whole, on one page: a client that asks for page 1 has all,
and none is given page 1 again for page 2. Pages of a hundred stand beside, for hosts that can be told to read `?page=`.
Every host answers for a folder with its `index.html`, so that is what lists are called: JSON without a `<`, which a browser
that takes it for a page shows as text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import BinaryIO

from crocevia.api import addresses, lists, referral
from crocevia.edition import Data, Described, Edition, Family, Output
from crocevia.hsds import LISTS, Directory
from crocevia.hsds.columns import STANDARD
from crocevia.language import say
from crocevia.typed import encoded

JSON = "application/json"
DATA = Data(
    say("For programs that speak with directories of services (Open Referral): services, organizations, locations."),
    STANDARD,
)


def outputs(edition: Edition) -> Iterator[Described]:
    """The entry and its description; of each list of HSDS the whole, its pages, its documents."""
    directory = cache(lambda: Directory(edition))
    title = say("Open Referral API: entry")
    content = partial(referral.entry, edition)
    yield Output(f"{referral.ROOT}/index.html", JSON, title, partial(_put, content=content), data=DATA)
    title = say("Open Referral API: OpenAPI description")
    content = partial(referral.description, edition)
    yield Output(referral.DESCRIPTION, JSON, title, partial(_put, content=content))
    for name in LISTS:
        yield from _list(directory, name)


def _put(file: BinaryIO, content: Callable[[], object]) -> None:
    file.write(_harmless(encoded(content())))


def _harmless(data: bytes) -> bytes:
    """The same JSON, without what would begin an element or a character reference if a host called it HTML."""
    return data.replace(b"<", b"\\u003c").replace(b"&", b"\\u0026")


def _list(directory: Callable[[], Directory], name: str) -> Iterator[Described]:
    ids = directory().ids(name)

    def whole(file: BinaryIO) -> None:
        _page(directory(), name, ids, referral.envelope(len(ids), 1, 1, len(ids)), file)

    def page(file: BinaryIO, member: str) -> None:
        shown = lists.cut(ids, int(member))
        head = referral.envelope(len(ids), int(member), addresses.pages(len(ids)), len(shown))
        _page(directory(), name, shown, head, file)

    def document(file: BinaryIO, id: str) -> None:
        file.write(_harmless(encoded(directory().full(name, id))))

    title = say("Open Referral API: {list}", list=name)
    folder = f"{referral.ROOT}/{name}"
    yield Output(f"{folder}/index.html", JSON, title, whole)
    numbers = tuple(str(one) for one in range(1, addresses.pages(len(ids)) + 1))
    yield Family(f"{folder}/page/{{}}.json", JSON, title, numbers, page)
    yield Family(f"{folder}/{{}}", JSON, title, ids, document)


def _page(directory: Directory, name: str, ids: Sequence[str], head: dict[str, object], file: BinaryIO) -> None:
    """A line a document, as it comes."""
    file.write(encoded(head)[:-1] + b',"contents":[')
    before = b"\n"
    for id in ids:
        file.write(before + _harmless(encoded(directory.brief(name, id))))
        before = b",\n"
    file.write(b"\n]}\n")
