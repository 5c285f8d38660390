"""The sitemap follows its protocol; when a record changed last is told only where the history knows it."""

import re

import pytest
from lxml import etree

from crocevia.channels import sitemap
from tests.editions import edition
from tests.feeds.pasts import FIRST, told_of_all
from tests.histories import Past
from tests.histories import edition as with_past
from tests.outputs import files

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What sitemaps.org's protocol says of a file's elements, their order and their values.
SCHEMA = etree.XMLSchema(
    etree.fromstring(f"""
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns="{SPACE}" targetNamespace="{SPACE}" elementFormDefault="qualified">
<xsd:element name="urlset"><xsd:complexType><xsd:sequence>
<xsd:element name="url" maxOccurs="50000"><xsd:complexType><xsd:sequence>
<xsd:element name="loc" type="address"/>
<xsd:element name="lastmod" minOccurs="0"><xsd:simpleType><xsd:union memberTypes="xsd:date xsd:dateTime"/></xsd:simpleType></xsd:element>
<xsd:any namespace="##other" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>
</xsd:sequence></xsd:complexType></xsd:element>
</xsd:sequence></xsd:complexType></xsd:element>
<xsd:simpleType name="address"><xsd:restriction base="xsd:anyURI"><xsd:minLength value="12"/><xsd:maxLength value="2048"/>
</xsd:restriction></xsd:simpleType>
</xsd:schema>""")
)


def changed(city):
    """Address → the day on which it changed last, "" for none, of every page; the file checked."""
    root = etree.fromstring(files(sitemap, city)["sitemap-1.xml"])
    SCHEMA.assertValid(root)
    return {one.findtext(f"{{{SPACE}}}loc"): one.findtext(f"{{{SPACE}}}lastmod", "") for one in root}


@pytest.mark.parametrize("name", ["milan", "town", "hostile"])
def test_it_follows_the_protocol_with_a_past_and_without(name):
    city = edition(name)
    assert set(changed(city).values()) == {""}
    found = changed(told_of_all(city))
    told = {address for address, day in found.items() if day}
    assert told == {
        city.absolute(city.record_path(record, language))
        for record in city.catalogue
        for language in city.settings.languages
    }
    assert all(re.fullmatch(r"2026-11-\d\d", found[address]) for address in told)
    assert found[min(told)] >= FIRST.date().isoformat()


def test_a_check_that_changed_nothing_else_is_no_change(city):
    past = Past(city)
    past.commit()
    past.commit(things__one="called: Una\n")
    past.commit(things__one="called: Una\nchecked: 2026-03-03\n")
    past.commit(things__two="called: Due\n", at="@13569465600 +0000")
    found = changed(with_past(past.city, channels=("sitemap",)))
    assert found["https://example.org/things/one/"] == found["https://example.org/en/things/one/"] == "2026-03-02"
    assert found["https://example.org/things/other/"] == "2026-03-01"
    # A clock that was ahead: no robot believes a day to come.
    assert found["https://example.org/things/two/"] == found["https://example.org/things/"] == ""
