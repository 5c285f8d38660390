"""Old addresses: a page in every language that leads on, listed nowhere; a table for programs."""

import io
import json
import re
from dataclasses import replace

from crocevia.channels import pages, redirects
from tests.editions import HOME, edition


def written(city):
    files = {}
    for output in redirects.outputs(city):
        for path, write in output.files():
            write(file := io.BytesIO())
            files[path] = file.getvalue().decode()
    return files


def test_an_old_address_leads_on_in_every_language():
    files = written(edition("town"))
    assert sorted(files) == sorted(
        ["data/moved.json"]
        + [
            f"{prefix}{old}/index.html"
            for prefix in ("", "en/")
            for old in ("groups/camminata", "services/mensa", "services/rifugio")
        ]
    )
    page = files["en/groups/camminata/index.html"]
    # Relative: it holds wherever the site stands.
    assert '<meta http-equiv="refresh" content="0; url=../../services/mensa-del-ponte/">' in page
    assert 'href="../../services/mensa-del-ponte/">Go to the page</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert re.findall('<link rel="canonical" href="([^"]*)">', page) == [
        "https://borgo.example.org/opportunita/en/services/mensa-del-ponte/"
    ]
    # "My list" follows it by this.
    assert 'data-moved="services/mensa-del-ponte"' in page
    assert "Mensa" in page
    assert json.loads(files["data/moved.json"])["services/rifugio"] == "services/casa-rifugio"


def test_no_sitemap_lists_it():
    listed = dict(pages.addresses(edition("town")))
    assert "services/mensa-del-ponte/" in listed
    assert "services/mensa/" not in listed


def test_a_city_without_old_names_has_the_table_alone():
    town = edition("town")
    files = written(replace(town, catalogue=replace(town.catalogue, moved={})))
    assert files == {"data/moved.json": "{}"}


def with_pages(was):
    """The town, one of whose pages had another address in its first language."""
    town = edition("town")
    italian = replace(town.pressed["it"], was=was, pages={"dati/index.html": (HOME, "Dati & numeri")})
    return replace(town, pressed={**town.pressed, "it": italian}, catalogue=replace(town.catalogue, moved={}))


def test_the_old_address_of_a_written_page_leads_on():
    files = written(with_pages({"aprire/le-porte": "dati/index.html"}))
    assert set(files) == {"data/moved.json", "aprire/le-porte/index.html"}
    page = files["aprire/le-porte/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=../../dati/">' in page
    assert 'href="../../dati/">' in page
    assert re.findall('<link rel="canonical" href="([^"]*)">', page) == ["https://borgo.example.org/opportunita/dati/"]
    assert "<h1>Dati &amp; numeri</h1>" in page
    # It is about no record: "my list" must not take it for one.
    assert "data-moved" not in page
