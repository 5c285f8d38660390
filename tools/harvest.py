"""Harvests data catalogues as portals do: with CKAN's own reader of DCAT (ckanext-dcat), from their addresses.

    python tools/harvest.py https://…/data/catalogue.rdf [more addresses] [--profile euro_dcat_ap_2]

It prints what CKAN would create: a JSON object, address → list of datasets. Needs the packages `ckan` and `ckanext-dcat`, and no
server of CKAN: manual/dcat.md says how to get them.
"""

from __future__ import annotations

import argparse
import json
import sys
import urllib.request
from importlib import import_module

NOTATIONS = {"rdf": "xml", "ttl": "turtle", "jsonld": "json-ld"}


def harvest(address: str, profile: str) -> list[object]:
    """The datasets at an address, as CKAN's `package_create` would get them. Raises what CKAN and the network raise."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - whoever runs it gives the address
        text = answer.read().decode()
    parser = import_module("ckanext.dcat.processors").RDFParser(profiles=[profile])
    # By the ending: hosts that do not know RDF send it as anything.
    parser.parse(text, NOTATIONS.get(address.rpartition(".")[2], "xml"))
    return list(parser.datasets())


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("addresses", nargs="+", metavar="ADDRESS")
    asked.add_argument("--profile", default="euro_dcat_ap_3", help="how CKAN reads it (default: euro_dcat_ap_3)")
    words = asked.parse_args()
    json.dump({one: harvest(one, words.profile) for one in words.addresses}, sys.stdout, ensure_ascii=False, indent=1)
