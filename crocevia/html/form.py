"""The form of a kind, worked out from its schema: parts in the order of the record's page, and what each field is asked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crocevia import meanings as m
from crocevia.edition import Edition
from crocevia.html.profile import SECTIONS
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.model import Catalogue
from crocevia.text import Text
from crocevia.vocabularies import Vocabulary

# Codes that fit beside a field; of more one is looked for by writing a part of it.
FEW = 40

# Records of a kind whose names are fetched at once: some 20 kB, compressed.
MOST_NAMES = 1_000

# Parts that are no section of a page: the first, the last, and what is left.
_FIRST, _MORE, _LAST = "what", "more", "know"
_HEAD = (m.NAME, m.SUMMARY, m.SUBJECT, m.DESCRIPTION)
# Who says so, and since when: last, and with sensible beginnings.
_BOOKS = (
    m.SOURCE_TITLE,
    m.SOURCE,
    m.SOURCE_READ_ON,
    m.VERIFIED_ON,
    m.VERIFIED_BY,
    m.REVIEW_EVERY,
    m.SOURCE_DATE,
    m.OTHER_SOURCE,
    m.TO_VERIFY,
)
# What is asked for beside an address, wherever that is asked for.
_BESIDE_ADDRESS = {m.LATITUDE, m.LONGITUDE, m.CONFIDENTIAL}
# What people most need to know, or most often mend: all else is folded, so that nobody is frightened.
_USUAL = {
    *_HEAD[:3],
    *_BOOKS[:5],
    m.AUDIENCE,
    m.AREA_SERVED,
    m.ACCESS,
    m.COST,
    m.FREE,
    m.TELEPHONE,
    m.EMAIL,
    m.URL,
    m.PROVIDER,
    m.ORGANIZER,
    m.LOCATION,
    m.STREET_ADDRESS,
    m.MUNICIPALITY,
    m.OPENING_HOURS,
    m.SCHEDULE,
    m.TAX_ID,
}
# What the page's program asks a field for, whatever a kind calls it (templates/form/).
ROLES: Mapping[str, str] = {
    m.NAME: "name",
    m.SUMMARY: "summary",
    m.DESCRIPTION: "description",
    m.SUBJECT: "subject",
    m.AREA_SERVED: "area",
    m.PROVIDER: "provider",
    m.ORGANIZER: "provider",
    m.TELEPHONE: "phone",
    m.EMAIL: "email",
    m.URL: "site",
    m.LOCATION: "place",
    m.STREET_ADDRESS: "street",
    m.MUNICIPALITY: "town",
    m.OPENING_HOURS: "hours",
    m.SCHEDULE: "meetings",
    m.COST: "cost",
    m.FREE: "free",
    m.STATUS: "status",
    m.CONFIDENTIAL: "secret",
    m.TAX_ID: "tax",
    m.VAT_ID: "vat",
    m.SOURCE_TITLE: "source",
    m.SOURCE_DATE: "source_date",
    m.SOURCE_READ_ON: "read_on",
    m.VERIFIED_ON: "verified_on",
    m.VERIFIED_BY: "verified_by",
    m.REVIEW_EVERY: "review_every",
    m.TO_VERIFY: "to_verify",
}


@dataclass(frozen=True, slots=True)
class Input:
    """A field and how it is asked for.

    `widget` is `line`, `long`, `number`, `date`, `email`, `uri`, `yesno`, `hours` (one value), `one` or `some` (of `choices`),
    `lines` (several free values), `meetings`, `pick` (one or several, by writing a part of its name).
    """

    field: Field
    widget: str
    choices: Mapping[str, Text]
    usual: bool

    @property
    def name(self) -> str:
        """The field's name."""
        return self.field.name

    @property
    def role(self) -> str:
        """What a program calls what it means; "" where none asks for it."""
        return ROLES.get(self.field.meaning, "")

    @property
    def known(self) -> str:
        """Of what is looked for: `choices/<list>`, or the kinds of the records, with a comma between."""
        if self.widget != "pick":
            return ""
        return ",".join(one.resource for one in self.field.references) if self.field.to_records else listed(self.field)

    @property
    def example(self) -> str:
        """A value as a person would write it; "" where a label says more than a code."""
        example = self.field.example
        if example is None or self.widget in {"pick", "one", "some", "yesno", "date"}:
            return ""
        return ", ".join(map(str, example)) if isinstance(example, list) else str(example)


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked under one heading: what is usual, and what is folded."""

    code: str
    label: Text
    usual: tuple[Input, ...]
    folded: tuple[Input, ...]


def listed(field: Field) -> str:
    """The name of the list of what a field's codes are: `zones`, or `zones-istat_code` for another column of it."""
    reference = field.references[0]
    column = reference.column if reference.column != "code" else ""
    return f"{reference.resource}-{column}" if column else reference.resource


def parts(kind: Kind, catalogue: Catalogue, languages: Sequence[str]) -> tuple[Part, ...]:
    """The form, every field of the kind once: what it is, the sections of the record's page, what else, how that is known."""
    vocabulary = catalogue.vocabularies.get(SECTIONS)
    order = list(vocabulary.terms) if vocabulary else []
    # What no section holds goes with other information, where there is such a section.
    rest = [] if _MORE in order else [_MORE]
    found: dict[str, list[Field]] = {code: [] for code in (_FIRST, *order, *rest, _LAST)}
    for field in kind.written:
        found.setdefault(_where(field, kind, order), []).append(field)
    return tuple(
        _part(code, _label(code, vocabulary, languages), sorted(fields, key=_place), catalogue)
        for code, fields in found.items()
        if fields
    )


def _label(code: str, vocabulary: Vocabulary | None, languages: Sequence[str]) -> Text:
    own = {_FIRST: say("What it is"), _MORE: say("Other information"), _LAST: say("How we know")}
    if vocabulary and code in vocabulary.terms:
        return vocabulary.label(code)
    return Text({language: own[code].in_(language) for language in languages})


def _where(field: Field, kind: Kind, order: Sequence[str]) -> str:
    """The part in which a field is asked for."""
    own = kind.by_meaning.get(field.meaning) is field
    if own and field.meaning in _HEAD:
        return _FIRST
    if own and field.meaning in _BOOKS:
        return _LAST
    address = kind.by_meaning.get(m.STREET_ADDRESS)
    section = address.section if address and field.meaning in _BESIDE_ADDRESS else field.section
    return section if section in order else _MORE


def _place(field: Field) -> tuple[bool, int]:
    """What must be there first; then the order of the head and of the sources, elsewhere that of the schema (sorting is stable)."""
    ordered = (*_HEAD, *_BOOKS)
    return not field.required, ordered.index(field.meaning) if field.meaning in ordered else 0


def _part(code: str, label: Text, fields: Sequence[Field], catalogue: Catalogue) -> Part:
    inputs = [Input(field, *_asked(field, catalogue), field.required or field.meaning in _USUAL) for field in fields]
    return Part(code, label, tuple(one for one in inputs if one.usual), tuple(one for one in inputs if not one.usual))


def _asked(field: Field, catalogue: Catalogue) -> tuple[str, Mapping[str, Text]]:
    """The widget of a field, and what can be chosen."""
    if field.categories:
        return "some" if field.many else "one", field.categories
    if field.references:
        vocabulary = catalogue.vocabularies.get(field.vocabulary)
        if vocabulary and len(vocabulary.terms) <= FEW:
            return "some" if field.many else "one", {code: term.label for code, term in vocabulary.terms.items()}
        return "pick", {}
    if field.meaning == m.SCHEDULE:
        return "meetings" if field.many else "hours", {}
    if field.many:
        return "lines", {}
    if field.meaning == m.OPENING_HOURS:
        return "hours", {}
    return _plain(field), {}


def _plain(field: Field) -> str:
    if field.type in {"integer", "number"}:
        return "number"
    if field.type in {"boolean", "date"}:
        return "yesno" if field.type == "boolean" else "date"
    if field.format in {"email", "uri"}:
        return field.format
    # What a translator may put into other languages are sentences; the rest are names and codes.
    return "long" if field.markdown or field.translatable else "line"


def inputs(found: Sequence[Part]) -> Iterator[Input]:
    """Every input of a form, in its order."""
    for part in found:
        yield from part.usual
        yield from part.folded


def by_name(edition: Edition, kind: str) -> bool:
    """Whether all names of a kind's records fit one file; of more, the search knows them, where the city has it."""
    return len(edition.catalogue.of(kind)) <= MOST_NAMES or not edition.settings.has("search")
