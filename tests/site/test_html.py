"""What the pages are written in is HTML, to the letter of the standard."""

import json
import subprocess

import pytest

from tests.site.pages import PREFIXES, ROOT

VALIDATE = ROOT / "tests" / "site" / "validate.mjs"


@pytest.fixture(scope="module")
def validate():
    """What html-validate finds wrong in files."""
    node = ROOT / ".setup" / "bin" / "node"
    if not node.exists() or not (ROOT / "tests" / "node_modules" / "html-validate").is_dir():
        pytest.skip("html-validate is not there: `make test` fetches it")

    def run(files):
        given = "\n".join(map(str, files))
        result = subprocess.run([node, VALIDATE], input=given, capture_output=True, text=True, cwd=ROOT, check=False)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return run


# Of records and lists one in so many, fewer in the other languages and of the texts to read aloud: their templates are the same.
FEW, FEWER = 4, 40


def sample(site):
    """The first floor, all in the first language, in the others by turns; further below, some."""
    languages = list(PREFIXES)
    for number, language in enumerate(languages):
        folder = site / PREFIXES[language]
        # What the API's folders answer with is called so, and is JSON.
        others = {site / "api"} if number else {site / "api", *(site / code for code in languages[1:])}
        for place, page in enumerate(sorted(folder.rglob("*.html"))):
            parts = page.relative_to(folder).parts
            every = (2 if number else 1) if len(parts) <= 2 else FEWER if number or parts[0] == "voce" else FEW
            if not others & set(page.parents) and place % every == number % every:
                yield page


def test_every_type_of_page_is_valid(site, validate):
    pages = list(sample(site))
    assert len(pages) > 300
    assert validate(pages) == []


def test_the_validator_sees_what_is_wrong(tmp_path, validate):
    page = tmp_path / "index.html"
    page.write_text("<!doctype html><html lang=it><title>x</title><ul><p id=a>x</ul><h3 id=a>y</h3>", encoding="utf-8")
    found = " ".join(validate([page]))
    assert all(rule in found for rule in ("element-permitted-content", "no-dup-id", "heading-level"))
