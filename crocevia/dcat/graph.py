"""All that is stated of the data, as triples: the catalogue, its datasets, their files, who answers for them.

Every node has both types, DCAT-AP_IT's and the one that this extends. Where the settings lack what DCAT-AP_IT demands
(`publishing.italian`), nothing of it is claimed: what remains is DCAT-AP.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crocevia.dcat import agents, listed
from crocevia.dcat.datasets import WHOLE, Dataset, File, datasets
from crocevia.dcat.names import Names
from crocevia.dcat.nodes import Nodes
from crocevia.dcat.terms import Iri, Triple, day, text
from crocevia.edition import Edition
from crocevia.publishing import italian

# An output that follows this describes a service, whatever channel it comes from.
OPENAPI = "https://spec.openapis.org/oas/"
_ITALIAN = "dcatapit:"


def statements(edition: Edition, own: Sequence[str]) -> Sequence[Triple]:
    """The triples, a node after the other. `own` are the paths of the files that they are written to."""
    nodes, names = Nodes(), Names(edition)
    found = datasets(edition, own)
    _catalogue(nodes, names, edition, found)
    agents.state(nodes, names, edition.settings)
    for dataset in found:
        _dataset(nodes, names, edition, dataset)
    for service in _services(found):
        _service(nodes, names, edition, service, found)
    return [one for one in nodes.triples() if italian(edition.settings) or not _is_italian(one)]


def _is_italian(triple: Triple) -> bool:
    values = (triple.predicate, *(triple.object[:1] if isinstance(triple.object, Iri) else ()))
    return any(one.startswith(_ITALIAN) for one in values) or triple.predicate == "dct:rightsHolder"


def _catalogue(nodes: Nodes, names: Names, edition: Edition, found: Sequence[Dataset]) -> None:
    settings, whole = edition.settings, found[0]
    about = names.catalogue
    nodes.type(about, "dcatapit:Catalog", "dcat:Catalog")
    nodes.words(about, "dct:title", whole.title, settings.languages)
    nodes.words(about, "dct:description", whole.description, settings.languages)
    nodes.add(about, "dct:publisher", Iri(names.publisher))
    nodes.add(about, "dct:modified", day(max(one.modified for one in found)))
    if settings.open_data.issued:
        nodes.add(about, "dct:issued", day(settings.open_data.issued))
    nodes.add(about, "foaf:homepage", Iri(settings.url))
    nodes.type(settings.url, "foaf:Document")
    nodes.add(about, "dcat:themeTaxonomy", Iri(listed.THEMES))
    for language in settings.languages:
        listed.language(nodes, about, language)
    for place in whole.places:
        listed.place(nodes, about, place)
    listed.licence(nodes, about, settings)
    for one in found:
        nodes.add(about, "dcat:dataset", Iri(names.dataset(one.name)))


def _dataset(nodes: Nodes, names: Names, edition: Edition, one: Dataset) -> None:
    about = names.dataset(one.name)
    nodes.type(about, "dcatapit:Dataset", "dcat:Dataset")
    nodes.add(about, "dct:identifier", text(names.identifier(one.name)))
    nodes.words(about, "dct:title", one.title, edition.settings.languages)
    nodes.words(about, "dct:description", one.description, edition.settings.languages)
    nodes.add(about, "dct:modified", day(one.modified))
    nodes.add(about, "dct:rightsHolder", Iri(names.holder))
    _offered(nodes, names, edition, about)
    _subject(nodes, names, edition, one)
    listed.frequency(nodes, about, edition.settings.open_data.frequency)
    if edition.settings.open_data.issued:
        nodes.add(about, "dct:issued", day(edition.settings.open_data.issued))
    for file in one.files:
        nodes.add(about, "dcat:distribution", Iri(names.file(file.name)))
        _distribution(nodes, names, edition, one, file)
        listed.standard(nodes, about, file.data.standard)


def _offered(nodes: Nodes, names: Names, edition: Edition, about: str) -> None:
    """Who offers a dataset or a service, to whom, whom to ask, and where people read of it."""
    nodes.add(about, "dct:publisher", Iri(names.publisher))
    listed.open_to_all(nodes, about)
    if contact := agents.contact(names, edition.settings):
        nodes.add(about, "dcat:contactPoint", Iri(contact))
    if names.page:
        nodes.add(about, "dcat:landingPage", Iri(names.page))
        nodes.type(names.page, "foaf:Document")


def _subject(nodes: Nodes, names: Names, edition: Edition, one: Dataset) -> None:
    """What a dataset is about, where, since when, in which languages, and of what it is a part."""
    about = names.dataset(one.name)
    for word in one.keywords:
        nodes.add(about, "dcat:keyword", text(word, edition.settings.source))
    listed.theme(nodes, about, one.theme)
    for subtheme in one.subthemes:
        listed.subtheme(nodes, about, subtheme)
    for language in one.languages:
        listed.language(nodes, about, language)
    for place in one.places:
        listed.place(nodes, about, place)
    if one.since:
        listed.period(nodes, about, names.period(one.name), one.since)
    if one.name != WHOLE:
        nodes.add(about, "dct:isPartOf", Iri(names.dataset(WHOLE)))


def _distribution(nodes: Nodes, names: Names, edition: Edition, dataset: Dataset, one: File) -> None:
    settings, about = edition.settings, names.file(one.name)
    where = edition.absolute(one.path)
    nodes.type(about, "dcatapit:Distribution", "dcat:Distribution")
    nodes.words(about, "dct:title", one.title, settings.languages)
    nodes.words(about, "dct:description", one.data.about, settings.languages)
    nodes.add(about, "dcat:accessURL", Iri(where))
    if one.single:
        nodes.add(about, "dcat:downloadURL", Iri(where))
    nodes.add(about, "dct:modified", day(dataset.modified))
    listed.file_type(nodes, about, one.media_type)
    listed.licence(nodes, about, settings)
    listed.standard(nodes, about, one.data.standard)


def _services(found: Sequence[Dataset]) -> Iterator[File]:
    yield from (file for one in found for file in one.files if file.data.standard.startswith(OPENAPI))


def _service(nodes: Nodes, names: Names, edition: Edition, one: File, found: Sequence[Dataset]) -> None:
    """An API: what answers below the folder of its description."""
    settings, about = edition.settings, names.service(one.name)
    folder = f"{one.path.rpartition('/')[0]}/".lstrip("/")
    nodes.add(names.catalogue, "dcat:service", Iri(about))
    nodes.type(about, "dcat:DataService")
    nodes.words(about, "dct:title", one.title, settings.languages)
    nodes.words(about, "dct:description", one.data.about, settings.languages)
    nodes.add(about, "dcat:endpointURL", Iri(edition.absolute(folder)))
    nodes.add(about, "dcat:endpointDescription", Iri(edition.absolute(one.path)))
    _offered(nodes, names, edition, about)
    listed.licence(nodes, about, settings)
    listed.standard(nodes, about, one.data.standard)
    for dataset in found:
        nodes.add(about, "dcat:servesDataset", Iri(names.dataset(dataset.name)))
        for file in dataset.files:
            if file.path.startswith(folder) and folder:
                nodes.add(names.file(file.name), "dcat:accessService", Iri(about))
