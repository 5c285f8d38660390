"""Which field of HSDS holds what a meaning of ours says, whole: the way out, and (in `imports/`) the way back.

What stands here is not said again in an attribute.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from crocevia import meanings as m
from crocevia.hsds.roles import Role

HOW_TO = m.expand("crocevia:howTo")
REQUIREMENTS = m.expand("crocevia:requirements")
TRANSIT = m.expand("crocevia:transit")
LEGAL_NAME = m.expand("schema:legalName")
LEGAL_FORM = m.expand("crocevia:legalForm")
RUNTS = m.expand("crocevia:runtsNumber")
RESIDENCE = m.expand("crocevia:residence")
ONLINE_URL = m.expand("crocevia:onlineUrl")
FUNDER = m.expand("schema:funder")
MEETINGS_NOTE = m.expand("crocevia:meetingsNote")


class Slot(NamedTuple):
    """A field of an HSDS table, the meaning it holds, and its form (`forms.FORMS`)."""

    field: str
    meaning: str
    form: str = "text"


SLOTS: Mapping[Role, tuple[Slot, ...]] = {
    Role.SERVICE: (
        Slot("name", m.NAME),
        Slot("url", m.URL, "uri"),
        Slot("email", m.EMAIL, "email"),
        Slot("application_process", HOW_TO),
        Slot("fees_description", m.COST_NOTE),
        Slot("minimum_age", m.expand("hsds:minimum_age"), "number"),
        Slot("maximum_age", m.expand("hsds:maximum_age"), "number"),
        Slot("assured_date", m.VERIFIED_ON, "date"),
        Slot("alert", m.TO_VERIFY),
    ),
    Role.ORGANIZATION: (
        Slot("name", m.NAME),
        Slot("alternate_name", LEGAL_NAME),
        Slot("email", m.EMAIL, "email"),
        Slot("website", m.URL, "uri"),
    ),
    Role.LOCATION: (
        Slot("name", m.NAME),
        Slot("transportation", TRANSIT),
        Slot("latitude", m.LATITUDE, "number"),
        Slot("longitude", m.LONGITUDE, "number"),
    ),
}
# The identifiers of an organization that others gave it.
IDENTIFIERS = (m.TAX_ID, m.VAT_ID, RUNTS)
