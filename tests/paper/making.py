"""Booklets for tests: made, held against PDF/UA-1, and the names in them."""

import page

from crocevia.paper.booklet import Booklets
from crocevia.paper.shelf import Named
from tests.editions import edition

# A district: few records of its own, and many of its city. In it is a place for women.
DISTRICT = Named("zones", "milano-municipio-8")


def booklets(city, language):
    return Booklets(edition(city), language)


def valid(data):
    report = page.validate_pdf_bytes(data)
    assert report.is_compliant, [str(one) for one in report.failures[:5]]
    return data


def names(data):
    """The names of a booklet's entries, in the order of its sections."""
    return [entry["name"]["text"] for section in data["sections"] for entry in section["entries"]]
