"""How alike two records are: a sum of few reasons, each with a weight that anybody can look up here, and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import DamerauLevenshtein

from crocevia.language import Message, say
from crocevia.pairs.sights import Sight

# For each reason what it adds when it holds wholly; from WORTH_SAYING on a person is asked.
WEIGHTS = {
    "same code": 1.0,
    "other code": -0.6,
    "same name": 0.82,
    "name within": 0.65,
    "name near": 0.4,
    "own words": -0.6,
    "same phone": 0.4,
    "other phone": -0.25,
    "same mail": 0.4,
    "same site": 0.3,
    "other site": -0.1,
    "same place": 0.3,
    "same street": 0.25,
    "same town": 0.1,
    "other street": -0.3,
    "other town": -0.6,
    "other areas": -0.3,
    "other body": -0.1,
}
WORTH_SAYING = 0.6
# What a body's contacts say of two of its own services: nearly nothing, for all its services have them.
OF_ONE_BODY = 0.2
# From so many letters on, one or two may be mistaken.
_ONE_SLIP, _TWO_SLIPS = 5, 9

# How many records have a key.
Holders = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against: its name in WEIGHTS, how far it holds (0 to 1), its points, in words."""

    name: str
    holds: float
    words: Message

    @property
    def points(self) -> float:
        """What it adds to the score."""
        return WEIGHTS[self.name] * self.holds


@dataclass(frozen=True, slots=True)
class Alike:
    """Two records, how alike they are and why; the strongest reason first."""

    left: Sight
    right: Sight
    score: float
    reasons: tuple[Reason, ...]


def alike(left: Sight, right: Sight, holders: Holders) -> Alike:
    """Two records held against each other. A record that names the other is not the other: its score is 0."""
    if left.id in right.naming or right.id in left.naming:
        return Alike(left, right, 0.0, ())
    reasons = [
        reason
        for find in (_codes, _names, _contacts, _places, _bodies)
        for reason in find(left, right, holders)
        if reason.holds
    ]
    reasons.sort(key=lambda one: -abs(one.points))
    return Alike(left, right, sum(one.points for one in reasons), tuple(reasons))


def _codes(left: Sight, right: Sight, _holders: Holders) -> Iterator[Reason]:
    if left.codes & right.codes:
        yield Reason("same code", 1, say("same tax code {code}", code=min(left.codes & right.codes)))
    elif left.codes and right.codes:
        yield Reason("other code", 1, say("different tax codes"))


def _names(left: Sight, right: Sight, holders: Holders) -> Iterator[Reason]:
    if not (left.words and right.words):
        return
    if sorted(set(left.words)) == sorted(set(right.words)):
        named = f"named:{' '.join(sorted(set(left.words)))}"
        yield Reason("same name", _rare(named, holders), say("same name"))
        return
    matched, mine, yours = _aligned(left.words, right.words)
    shared, first, second = (sum(_weight(word, holders) for word in some) for some in (matched, mine, yours))
    part = 2 * shared / (2 * shared + first + second)
    percent = say("names {percent} % alike", percent=round(100 * part))
    if not (mine or yours):
        yield Reason("same name", 0.95, percent)
        return
    yield Reason("name near" if mine and yours else "name within", part, percent)
    if mine and yours:
        numbers = any(word.isdigit() for word in mine) and any(word.isdigit() for word in yours)
        own = 1.0 if numbers else min(first, second) / (shared + min(first, second))
        yield Reason(
            "own words",
            own,
            say("only one says “{left}”, only the other “{right}”", left=" ".join(mine), right=" ".join(yours)),
        )


def _weight(word: str, holders: Holders) -> float:
    """A word says less the more records have it."""
    return 1 / (1 + log(max(1, holders.get(f"name:{word}", 1))))


def _aligned(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[str], list[str], list[str]]:
    """The words that both have, a slip of the pen allowed; those of the one; those of the other."""
    rest = list(dict.fromkeys(right))
    matched: list[str] = []
    mine: list[str] = []
    for word in sorted(set(left), key=lambda one: one not in rest):
        other = next((one for one in rest if one == word), "") or next((one for one in rest if _slip(word, one)), "")
        if other:
            rest.remove(other)
            matched.append(word)
        else:
            mine.append(word)
    if mine and rest:
        _initials(mine, rest, matched)
        _initials(rest, mine, matched)
    return matched, mine, rest


def _slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= _TWO_SLIPS else 1 if shorter >= _ONE_SLIP else 0
    return bool(allowed) and one.isalpha() and DamerauLevenshtein.distance(one, other, score_cutoff=allowed) <= allowed


def _initials(short: list[str], long: list[str], matched: list[str]) -> None:
    """Take out of both a word of the one that is made of the first letters of the other's words."""
    for word in list(short):
        for first in range(len(long) - len(word) + 1):
            run = long[first : first + len(word)]
            if len(word) > 2 and "".join(one[0] for one in run) == word:  # noqa: PLR2004 - two letters are chance
                short.remove(word)
                del long[first : first + len(word)]
                matched.append(word)
                break


def _contacts(left: Sight, right: Sight, holders: Holders) -> Iterator[Reason]:
    own = OF_ONE_BODY if left.offered_by & right.offered_by else 1.0
    phones = left.phones & right.phones
    if phones:
        phone = min(phones, key=lambda one: (holders.get(one, 0), one))
        yield Reason("same phone", own * _rare(phone, holders), say("same phone {phone}", phone=_shown(phone)))
    elif left.phones and right.phones:
        yield Reason("other phone", 1, say("different phones"))
    for mail in sorted(left.mails & right.mails)[:1]:
        yield Reason("same mail", own * _rare(f"mail:{mail}", holders), say("same e-mail {mail}", mail=mail))
    both = left.sites & right.sites
    if both:
        site = min(both, key=lambda one: (holders.get(f"web:{one}", 0), one))
        yield Reason("same site", own * _rare(f"web:{site}", holders), say("same site {site}", site=site))
    elif left.sites and right.sites:
        yield Reason("other site", 1, say("different sites"))


def _rare(key: str, holders: Holders) -> float:
    """1 where no third record has the key, less where others have it too: 0.7 for two others, 0.5 for ten."""
    return 1 / (1 + log(max(1, holders.get(key, 2) - 1)) / 2)


def _shown(uri: str) -> str:
    return uri.removeprefix("tel:").partition(";")[0]


def _places(left: Sight, right: Sight, _holders: Holders) -> Iterator[Reason]:
    if left.town and right.town and left.town != right.town:
        yield Reason("other town", 1, say("in different municipalities"))
        return
    if (left.town and left.town == right.town) or left.areas & right.areas:
        yield Reason("same town", 1, say("in the same municipality or area"))
    one, other = left.street, right.street
    if left.place and left.place == right.place:
        yield Reason("same place", 1, say("at the same place"))
    elif one.words and other.words:
        same = one.words[-1] == other.words[-1] or _slip(one.words[-1], other.words[-1])
        if same and one.number and one.number == other.number:
            yield Reason("same place", 1, say("same street and number"))
        elif same and not (one.number and other.number):
            yield Reason("same street", 1, say("same street"))
        else:
            yield Reason("other street", 1, say("at different addresses"))
    elif left.areas and right.areas and not left.areas & right.areas:
        yield Reason("other areas", 1, say("for different areas"))


def _bodies(left: Sight, right: Sight, _holders: Holders) -> Iterator[Reason]:
    if left.offered_by and right.offered_by and not left.offered_by & right.offered_by:
        yield Reason("other body", 1, say("offered by different bodies"))
