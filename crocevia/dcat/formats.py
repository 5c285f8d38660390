"""The same triples in three notations: Turtle, RDF/XML and JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO

from crocevia.dcat.terms import DATE, PREFIXES, TYPE, Iri, Literal, Triple, expand

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat


def turtle(triples: Sequence[Triple], file: BinaryIO) -> None:
    """Turtle, with the prefixes that people know."""
    from pyoxigraph import RdfFormat  # noqa: PLC0415 - a check must not wait for it

    _oxigraph(triples, RdfFormat.TURTLE, file)


def rdf_xml(triples: Sequence[Triple], file: BinaryIO) -> None:
    """RDF/XML, what the national catalogue harvests."""
    from pyoxigraph import RdfFormat  # noqa: PLC0415 - likewise

    _oxigraph(triples, RdfFormat.RDF_XML, file)


def _oxigraph(triples: Sequence[Triple], form: RdfFormat, file: BinaryIO) -> None:
    from pyoxigraph import Literal as Words  # noqa: PLC0415 - likewise
    from pyoxigraph import NamedNode, serialize  # noqa: PLC0415 - likewise
    from pyoxigraph import Triple as Statement  # noqa: PLC0415 - likewise

    def term(one: Iri | Literal) -> NamedNode | Words:
        if isinstance(one, Iri):
            return NamedNode(expand(one.iri))
        if one.language:
            return Words(one.text, language=one.language)
        return Words(one.text, datatype=NamedNode(expand(one.datatype))) if one.datatype else Words(one.text)

    statements = [
        Statement(NamedNode(one.subject), NamedNode(expand(one.predicate)), term(one.object)) for one in triples
    ]
    used = {name for one in triples for name in _prefixes(one)}
    prefixes = {name: namespace for name, namespace in PREFIXES.items() if name in used}
    serialize(statements, file, form, prefixes=prefixes)


def _prefixes(triple: Triple) -> Iterator[str]:
    names = [triple.predicate, triple.object.iri if isinstance(triple.object, Iri) else triple.object.datatype]
    yield from (name.partition(":")[0] for name in names)


def json_ld(triples: Sequence[Triple], file: BinaryIO) -> None:
    """JSON-LD, short enough to be read: words by language, addresses and days as they are, their sort in the context.

    pyoxigraph writes every name in full and has no context, so this is written here.
    """
    shapes = {
        predicate: _shape(one.object for one in said)
        for predicate, said in groupby(sorted(triples, key=lambda one: one.predicate), lambda one: one.predicate)
        if predicate != TYPE
    }
    context = {**PREFIXES, **{name: {"@id": expand(name), **shape} for name, shape in shapes.items() if shape}}
    graph = [_node(subject, list(said), shapes) for subject, said in groupby(triples, lambda one: one.subject)]
    file.write(json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1).encode())


_LANGUAGES, _ADDRESSES, _DAYS = {"@container": "@language"}, {"@type": "@id"}, {"@type": DATE}


def _shape(objects: Iterable[Iri | Literal]) -> Mapping[str, str]:
    """What the context says of a predicate all of whose values are of one sort."""
    sorts = {"@id" if isinstance(one, Iri) else "words" if one.language else one.datatype for one in objects}
    if sorts == {"words"}:
        return _LANGUAGES
    return _ADDRESSES if sorts == {"@id"} else _DAYS if sorts == {DATE} else {}


def _node(subject: str, said: Sequence[Triple], shapes: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject}
    for predicate, group in groupby(said, lambda one: one.predicate):
        values = [one.object for one in group]
        if predicate == TYPE:
            node["@type"] = _short([one[0] for one in values])
        elif shapes[predicate] is _LANGUAGES:
            words: dict[str, list[str]] = {}
            for one in values:
                if isinstance(one, Literal):
                    words.setdefault(one.language, []).append(one.text)
            node[predicate] = {language: _short(texts) for language, texts in words.items()}
        else:
            node[predicate] = _short([_value(one, known=bool(shapes[predicate])) for one in values])
    return node


def _value(one: Iri | Literal, *, known: bool) -> Any:
    """A value; where the context does not know its sort, with it."""
    if isinstance(one, Iri):
        return one.iri if known else {"@id": one.iri}
    if known or not (one.language or one.datatype):
        return one.text
    sort = {"@language": one.language} if one.language else {"@type": one.datatype}
    return {"@value": one.text, **sort}


def _short(values: Sequence[Any]) -> Any:
    """A list of one is that one."""
    return values[0] if len(values) == 1 else values
