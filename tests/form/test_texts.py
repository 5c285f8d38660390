"""What the form's program writes without the clerk: files that `load` reads back equal, addresses that a forge takes."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from crocevia import load
from crocevia.html import form
from crocevia.search.known import crc
from tests.editions import CITIES, edition

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "020202",
    "no",
    "12:30",
    "a: b # c",
    "- x",
    "*alias",
    "<<: {a: b}",
    '"quoted" \\ back',
    "two\n\nlines\n  indented",
    "tab\there",
    "\u202egnp.exe",
    "\x85next\u2028line\u2029\ufeff",
    "😀 emoji\x7f\x01",
    "{{ template }} ${{ secrets.X }}",
    "%TAG",
    "null",
    "~",
    "'",
)


def node(module, calls):
    """What a module's exports return for each [name, …arguments] of `calls`."""
    own = ROOT / ".setup" / "bin" / "node"
    program = str(own) if own.exists() else shutil.which("node")
    if not program:
        pytest.skip("Node.js is not there: `make test` has it")
    script = (
        'import { readFileSync } from "node:fs"; const all = await import(process.argv[1]);'
        "process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(([name, ...given]) =>"
        " typeof all[name] === 'function' ? all[name](...given) : all[name])))"
    )
    command = [program, "--input-type=module", "-e", script, (ROOT / "templates" / "form" / module).as_uri()]
    done = subprocess.run(command, input=json.dumps(calls).encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return json.loads(done.stdout)


def asked(kind, catalogue):
    widgets = {one.name: one.widget for one in form.inputs(form.parts(kind, catalogue, ["it"]))}
    return [{"name": field.name, "widget": widgets[field.name]} for field in kind.written]


def test_every_record_is_read_back_equal():
    calls, expected = [], []
    for city in CITIES:
        whole = edition(city)
        for kind in whole.catalogue.kinds.values():
            fields = asked(kind, whole.catalogue)
            for path in sorted((whole.settings.catalogue / kind.name).glob("*.yml")):
                cells = load.read(path, kind.name, path.name).cells
                calls.append(["yaml", kind.name, cells, fields])
                expected.append(cells)
    for text, cells in zip(node("yaml.js", calls), expected, strict=True):
        assert load.parsed(text, "", "").cells == cells


def test_hostile_texts_are_read_back_as_texts():
    kind = edition("milan").catalogue.kinds["services"]
    fields = asked(kind, edition("milan").catalogue)
    calls = [["yaml", kind.name, {"name": one, "phone": [one, "x"], "review_every": one}, fields] for one in HOSTILE]
    for value, text in zip(HOSTILE, node("yaml.js", calls), strict=True):
        source = load.parsed(text, "services", "x")
        assert not source.findings
        # Blanks round a text are nobody's.
        assert source.cells == {"name": value.strip(), "phone": (value.strip(), "x"), "review_every": value.strip()}
        assert not any("\u202a" <= letter <= "\u202e" for letter in text)


PROPOSAL = {
    "kind": "services",
    "ref": "services/mensa",
    "title": "Servizio: Mensa & altro",
    "changes": {"phone": ["02 1", "+39 3"], "hours": None, "how_to": "### Titolo\nriga & altra #1"},
}


def test_an_issue_form_is_filled_in_with_what_changed():
    [address] = node("addresses.js", [["issue", "https://github.com/a/b", PROPOSAL]])
    parts = urlsplit(address)
    assert (parts.netloc, parts.path, parts.fragment) == ("github.com", "/a/b/issues/new", "")
    assert parse_qs(parts.query) == {
        "template": ["services.yml"],
        "title": ["Servizio: Mensa & altro"],
        "record": ["services/mensa"],
        "phone": ["02 1\n+39 3"],
        "hours": ["-"],
        "how_to": ["#### Titolo\nriga & altra #1"],
    }


def test_both_sides_know_in_which_file_something_stands():
    texts = ["", "mensa-di-via-roma", "services tel:+39-02-7712-2400", "così 工作 😀"]
    assert node("shelf.js", [["crc", text] for text in texts]) == [crc(text) for text in texts]


def test_a_new_file_and_a_mail_carry_the_whole_text():
    text = 'name: "A & b"\nphone: ["02 1"]\n'
    file, mail = node(
        "addresses.js",
        [
            ["file", "https://github.com/a/b", "main", "catalogue/services/x.yml", text, "Servizio: A"],
            ["mail", "a@example.org", "services/x: A", text],
        ],
    )
    assert urlsplit(file).path == "/a/b/new/main/catalogue/services"
    assert parse_qs(urlsplit(file).query) == {"filename": ["x.yml"], "value": [text], "message": ["Servizio: A"]}
    assert parse_qs(urlsplit(mail).query)["body"] == [text.replace("\n", "\r\n")]


@pytest.mark.parametrize(
    ("repository", "where"),
    [
        ("https://github.com/a/b", "github"),
        ("https://gitlab.com/a/b", "gitlab"),
        ("https://gitlab.comune.example.org/a/b", "gitlab"),
        ("https://example.org/github.com/a", ""),
        ("javascript:alert(1)//github.com/a/b", ""),
        ("", ""),
    ],
)
def test_a_door_is_there_for_a_forge_that_is_known(repository, where):
    assert node("addresses.js", [["forge", repository]]) == [where]
