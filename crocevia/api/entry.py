"""The entry of the API: what there is, how fresh it is, under which licence, and where everything begins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crocevia.api import addresses
from crocevia.edition import Edition

Json = dict[str, Any]

# Of the shape of the documents. The first number changes when a program that reads them would have to change.
VERSION = "1.0.0"


def document(edition: Edition) -> Json:
    """The whole of `index.json`. Asks for all outputs, so it may be made only while writing."""
    settings, source = edition.settings, edition.settings.source
    said: Json = {
        "@context": edition.absolute(addresses.CONTEXT),
        "@id": edition.absolute(addresses.INDEX),
        "@type": "WebAPI",
        "title": settings.title or settings.name,
        "description": settings.description,
        "publisher": settings.publisher,
        "license": settings.licence_url,
        "version": VERSION,
        "date": edition.today.isoformat(),
        "languages": list(settings.languages),
        "records": sum(map(len, edition.catalogue.records.values())),
        "openapi": edition.absolute(addresses.DESCRIPTION),
        "sources": [{key: one[key] for key in ("title", "path") if key in one} for one in settings.sources],
        "kinds": {kind.name: _kind(edition, kind.name) for kind in edition.catalogue.kinds.values()},
        "vocabularies": {
            one.name: {
                "title": one.title.in_(source),
                "codes": len(one.terms),
                "url": edition.absolute(addresses.vocabulary(one.name)),
            }
            for one in edition.catalogue.vocabularies.values()
        },
        "files": list(_files(edition)),
    }
    return {name: value for name, value in said.items() if value != ""}


def _kind(edition: Edition, name: str) -> Json:
    return {
        "title": edition.catalogue.kinds[name].title.in_(edition.settings.source),
        "records": len(edition.catalogue.records[name]),
        "list": edition.absolute(addresses.kind_page(name, 1)),
    }


def _files(edition: Edition) -> Iterator[Json]:
    """Every other form of the same data, as its channel describes it."""
    source = edition.settings.source
    for output in edition.described():
        path = output.data.start or output.paths[0] if output.data and output.paths else ""
        if output.data and path and not path.startswith(f"{addresses.ROOT}/"):
            said = {
                "url": edition.absolute(path),
                "media_type": output.media_type,
                "title": output.title.in_(source),
                "about": output.data.about.in_(source),
                "table": output.table,
                "standard": output.data.standard,
            }
            yield {name: value for name, value in said.items() if value}
