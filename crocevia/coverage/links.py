"""What leads to what, and who belongs to which network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from crocevia import meanings as m
from crocevia.coverage.figure import Column, Figure, Row
from crocevia.coverage.survey import Survey
from crocevia.language import NOTHING, Message, say
from crocevia.model import Record, Ref
from crocevia.pictures.canvas import Canvas
from crocevia.pictures.layers import Layers, round_about
from crocevia.pictures.web import Web

# As many as one can still follow with a finger: the most linked ones; the CSV has all.
MOST_LINKS = 60
MOST_MEMBERS = 100


class _Linked(Figure):
    """A figure of records that name each other in a field of one meaning."""

    meaning: str
    nothing: Message

    @property
    def lacks(self) -> Message:
        """It takes a field of this meaning."""
        kinds = self.survey.catalogue.kinds.values()
        return NOTHING if any(self.meaning in kind.by_meaning for kind in kinds) else self.nothing

    @cached_property
    def _links(self) -> Sequence[tuple[Record, Record]]:
        """Who names whom; what has ended is left out."""
        return list(_links(self.survey, self.meaning))


class Chains(_Linked):
    """Services that lead to others."""

    name = "chains"
    title = say("Chains of services")
    how = say(
        "Each arrow is a record that says where it leads next; neither of the two has ended. What leads back to where a chain"
        " began has a broken line. Of many, the picture shows the largest chains."
    )
    key = ("from", "to")
    meaning = m.LEADS_TO
    nothing = say("This catalogue does not say what leads to what.")

    @property
    def columns(self) -> Sequence[Column]:
        """From what, to what, whether it is part of a circle."""
        return (
            Column("from", say("From"), "named"),
            Column("to", say("To"), "named"),
            Column("circle", say("Part of a circle"), "boolean"),
        )

    def rows(self) -> Iterator[Row]:
        """In the order of kinds and names."""
        names = {
            record: place for place, record in enumerate(dict.fromkeys(one for pair in self._links for one in pair))
        }
        circles = round_about(len(names), [(names[start], names[end]) for start, end in self._links])
        for start, end in self._links:
            within = circles[names[start]] == circles[names[end]]
            yield self.record(start), self.record(end), within

    def picture(self) -> Canvas | None:
        """The diagram of the longest part of it that can be followed."""
        links = _together(self._links)[:MOST_LINKS]
        if not links:
            return None
        places = {record: place for place, record in enumerate(dict.fromkeys(one for pair in links for one in pair))}
        names = [record.text(m.NAME) for record in places]
        return Layers(self.title, self.how, names, [(places[a], places[b]) for a, b in links]).canvas()


class Networks(_Linked):
    """Who belongs to which network."""

    name = "members"
    title = say("Networks and their members")
    how = say(
        "Each line is a record that says to which network it belongs; neither of the two has ended. Of many, the"
        " picture shows the networks with most members."
    )
    key = ("network", "member")
    meaning = m.MEMBER_OF
    nothing = say("This catalogue has no networks.")

    @property
    def columns(self) -> Sequence[Column]:
        """The network, the member, what the member is."""
        return (
            Column("network", say("Network"), "named"),
            Column("member", say("Member"), "named"),
            Column("kind", say("Kind"), "named"),
        )

    @cached_property
    def _members(self) -> Mapping[Record, Sequence[Record]]:
        """The members of each network, the one with most first."""
        found: dict[Record, list[Record]] = {}
        for member, network in self._links:
            found.setdefault(network, []).append(member)
        return dict(sorted(found.items(), key=lambda one: -len(one[1])))

    def rows(self) -> Iterator[Row]:
        """The networks with most members first."""
        for network, members in self._members.items():
            for member in members:
                yield self.record(network), self.record(member), self.kind(member.kind.name)

    def picture(self) -> Canvas | None:
        """The networks with most members, as far as there is room."""
        links = [(network, member) for network, members in self._members.items() for member in members][:MOST_MEMBERS]
        if not links:
            return None
        networks, members = (dict.fromkeys(side) for side in zip(*links, strict=True))
        places = [{record: place for place, record in enumerate(side)} for side in (networks, members)]
        names = [[record.text(m.NAME) for record in side] for side in (networks, members)]
        pairs = [(places[0][network], places[1][member]) for network, member in links]
        return Web(self.title, self.how, names[0], names[1], pairs).canvas()


def _links(survey: Survey, meaning: str) -> Iterator[tuple[Record, Record]]:
    for record in survey.catalogue:
        for ref in dict.fromkeys(record.many(meaning)):
            other = survey.catalogue.find(ref) if isinstance(ref, Ref) else None
            if other and not survey.over(record) and not survey.over(other):
                yield record, other


def _together(links: Sequence[tuple[Record, Record]]) -> Sequence[tuple[Record, Record]]:
    """Links of one piece side by side, the largest piece first: cut short, whole chains are left."""
    pieces: dict[Record, Record] = {}

    def piece(one: Record) -> Record:
        while pieces.setdefault(one, one) is not one:
            one = pieces[one]
        return one

    for start, end in links:
        pieces[piece(start)] = piece(end)
    sizes = Counter(piece(start) for start, _ in links)
    order = {one: place for place, (one, _) in enumerate(sizes.most_common())}
    return sorted(links, key=lambda link: order[piece(link[0])])
