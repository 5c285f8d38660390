"""Taxonomies: every vocabulary that records use, and one of the catalogue itself: its kinds, their fields, their choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from crocevia import meanings as m
from crocevia.hsds.city import City, Thing, thing
from crocevia.hsds.forms import uri
from crocevia.kinds import Field, Kind
from crocevia.language import say
from crocevia.vocabularies import Vocabulary

# By this address a reader knows the taxonomy that describes the catalogue: `kind`, `kind.field`, `kind.field.choice`.
FIELDS = "urn:crocevia:fields"
_FIELDS = "fields"
_NESTED = ("id", "code", "name", "description", "taxonomy", "term_uri")


class Terms:
    """The terms by taxonomy and code, made once: attributes carry them."""

    def __init__(self, city: City) -> None:
        self._city = city

    @cached_property
    def taxonomies(self) -> Mapping[str, Thing]:
        """Name of a vocabulary, or `fields` → the taxonomy."""
        city, source = self._city, self._city.source
        title, about = say("Fields of the catalogue"), say("The kinds of records, their fields, and fields' choices.")
        fields = self._taxonomy(_FIELDS, city.words(title), city.words(about), FIELDS)
        found = {_FIELDS: fields}
        for one in self._vocabularies:
            page = city.edition.absolute(f"{one.name}/") if one.has_pages else ""
            found[one.name] = self._taxonomy(one.name, one.title.in_(source), one.description.in_(source), page)
        return found

    def _taxonomy(self, name: str, title: str, about: str, address: str) -> Thing:
        id = self._city.ids.of("taxonomy", name)
        return thing(id=id, name=title, description=about or title, uri=uri(address))

    @cached_property
    def _vocabularies(self) -> tuple[Vocabulary, ...]:
        """Those that a field of some kind refers to, in the order of their names."""
        fields = (field for kind in self._city.catalogue.kinds.values() for field in kind.coded)
        used = {field.references[0].resource for field in fields}
        return tuple(one for name, one in self._city.catalogue.vocabularies.items() if name in used)

    @cached_property
    def of(self) -> Mapping[tuple[str, str], Thing]:
        """(Taxonomy, code) → the term."""
        found: dict[tuple[str, str], Thing] = {}
        for vocabulary in self._vocabularies:
            found |= {(vocabulary.name, code): one for code, one in self._of_vocabulary(vocabulary)}
        for kind in self._city.catalogue.kinds.values():
            found |= {(_FIELDS, code): one for code, one in self._of_kind(kind)}
        return found

    @cached_property
    def nested(self) -> Mapping[str, Thing]:
        """Identifier → the term as attributes in documents have it: what it says, and of which taxonomy it is."""
        return {one["id"]: {name: one[name] for name in _NESTED if name in one} for one in self.of.values()}

    def term(self, field: Field, kind: Kind, code: str = "") -> Thing:
        """The term of a field of a kind, or of one of its choices (`code`)."""
        one = self.of.get((_FIELDS, f"{kind.name}.{field.name}.{code}")) if code else None
        return one or self.of[_FIELDS, f"{kind.name}.{field.name}"]

    def coded(self, vocabulary: str, code: str) -> Thing | None:
        """The term of a vocabulary."""
        return self.of.get((vocabulary, code))

    def _of_vocabulary(self, vocabulary: Vocabulary) -> Iterator[tuple[str, Thing]]:
        source = self._city.source
        for code, term in vocabulary.terms.items():
            page = self._city.edition.absolute(f"{vocabulary.name}/{code}/") if vocabulary.has_pages else ""
            about = term.description.in_(source)
            broader = term.broader if term.broader in vocabulary.terms else ""
            yield code, self._term(vocabulary.name, code, term.label.in_(source), about, broader, page)

    def _of_kind(self, kind: Kind) -> Iterator[tuple[str, Thing]]:
        source = self._city.source
        about = kind.description.in_(source)
        yield kind.name, self._term(_FIELDS, kind.name, kind.title.in_(source), about, "", kind.meaning)
        for field in kind.fields:
            if field.meaning == m.CONFIDENTIAL:
                continue
            code = f"{kind.name}.{field.name}"
            title, about = field.title.in_(source), field.description.in_(source)
            yield code, self._term(_FIELDS, code, title, about, kind.name, field.meaning)
            for choice, label in field.categories.items():
                yield (
                    f"{code}.{choice}",
                    self._term(_FIELDS, f"{code}.{choice}", label.in_(source) or choice, "", code, ""),
                )

    def _term(self, taxonomy: str, code: str, name: str, about: str, broader: str, address: str) -> Thing:
        ids, whole = self._city.ids, self.taxonomies[taxonomy]
        return thing(
            id=ids.of("taxonomy_term", taxonomy, code),
            code=code,
            name=name,
            description=about or name,
            parent_id=ids.of("taxonomy_term", taxonomy, broader) if broader else None,
            # "If possible, provide a URI", says the standard.
            taxonomy=whole.get("uri") or whole["name"],
            taxonomy_id=whole["id"],
            language=self._city.source,
            term_uri=uri(address),
        )
