"""Who publishes, who holds the rights, whom to ask: as the settings say it, and nothing else."""

from __future__ import annotations

from crocevia.dcat.names import Names
from crocevia.dcat.nodes import Nodes
from crocevia.dcat.terms import Iri, text
from crocevia.publishing import EMAIL
from crocevia.settings import Settings


def state(nodes: Nodes, names: Names, settings: Settings) -> None:
    """The bodies, and the office that answers."""
    ours = settings.open_data
    _agent(nodes, names.publisher, settings.publisher, ours.publisher_id)
    if ours.rights_holder:
        _agent(nodes, names.holder, ours.rights_holder, ours.rights_holder_id)
    if about := contact(names, settings):
        nodes.type(about, "dcatapit:Organization", "vcard:Organization", "vcard:Kind")
        nodes.add(about, "vcard:fn", text(ours.contact_name or settings.publisher))
        nodes.add(about, "vcard:hasEmail", Iri(f"mailto:{_email(settings)}"))


def _agent(nodes: Nodes, about: str, name: str, code: str) -> None:
    nodes.type(about, "dcatapit:Agent", "foaf:Agent")
    nodes.add(about, "foaf:name", text(name))
    if code:
        nodes.add(about, "dct:identifier", text(code))


def contact(names: Names, settings: Settings) -> str:
    """The contact's address; "" without an e-mail, which a contact point must have."""
    return names.contact if _email(settings) else ""


def _email(settings: Settings) -> str:
    """The data's own, or the one that the site has for everything (`contact` may be a page with a form instead)."""
    said = (settings.open_data.contact_email, settings.contact)
    return next((one for one in said if EMAIL.fullmatch(one)), "")
