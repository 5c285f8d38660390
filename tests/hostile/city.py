"""A city whose records say, in every field of free text, what an attacker would.

It is the town of the tests, and for each of its kinds a record for each payload. A payload stands between two words of its
own (`q7a … q7z`), so that it can be found whole, or not whole, in whatever a channel writes. Some the check lets pass, for
they are words; the others it refuses, and here they are published all the same: no channel may rely on the check alone.
"""

import atexit
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import yaml

from crocevia import meanings as m
from crocevia import press
from crocevia.catalogue import survey
from tests.cities import DAY

TOWN = Path(__file__).parents[1] / "data" / "town"

WORDS = (
    # Templates and formats
    "{{ 7*7 }}",
    "{{ settings.__class__.__mro__ }} {% include '/etc/passwd' %} {# x #}",
    "${{ github.token }} ${7*7} #{7*7} <%= is refused",
    "%(num)s %s %d {0} {title} {count!r} %",
    "$(id) `id` ; id | id && id",
    # HTML: what ends a quote, an attribute, an element, a comment, a script
    "' onmouseover=alert(1) x='",
    '" autofocus onfocus=alert(1) x="',
    "> <3 -- > ]]> */ // \\",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; &amp;lt;b",
    "\\u003cscript\\u003ealert(1) \\x3cb\\x3e",
    "javascript:alert(1) &#106;avascript:alert(1) vbscript:x data:text/html,x",
    "crocevia:base crocevia:main -- crocevia:block needs",
    # Markdown that would lead, fetch or unfold
    "[qui](javascript:alert(1)) [qui](JaVaScRiPt&colon;alert(1)) [qui](data:text/html,x)",
    '[qui](https://evil.example/ "titolo\' onclick=alert(1)") [qui][1]',
    "# titolo *uno **due* tre** __quattro__ ~~cinque~~ [^1]",
    "[[[[[[[[[[[[[[[[[[[[ ((((((((((((( ****************** ______________",
    # Programs' own words
    "__proto__ constructor toString hasOwnProperty",
    '{"__proto__": {"x": 1}}, null, NaN, Infinity',
    "`${alert(1)}` '+alert(1)+' \"-alert(1)-\" \\' \\\"",
    # Tables, mail, calendars, graphs, terminals, forges
    'a,b;c|d\t"e" \'f\' ""g',
    "Subject: x BEGIN:VEVENT END:VCARD \\n\\, ; .",
    '"@type": "x" ^^xsd:string . _:b <3 @it',
    "::error file=x::y ##[error] %0A::set-output name=x::y @someone #12",
    "1e999999 0x7f 017 1:30:00 no ~ 99999999999999999999999999",
    # People's own words, which must come through as they are
    "Žofia, Łódź, Đorđe, ŞİĞ: «così» “cosà” ‘x’ … – € ½ ²",
    "👩\u200d🌾 ❤\ufe0f 🏳\ufe0f\u200d🌈 𠮷野家 日本語。",
    "مرحبا بالعالم 123 (خبز)! עברית\u200f شنبه می\u200cخواهم",
    "Сова живе у лісі: Її Ґанок",
)
MARKUP = (
    "</script><script>__pwned=1</script>",
    "<img src=x onerror=__pwned=1> <svg/onload=__pwned=1>",
    "</title></textarea></style></main><h1>x",
    "<!-- crocevia:base --> <!-- crocevia:block needs --> <!--",
    "<https://evil.example/> <a href=https://evil.example onclick=__pwned=1>y</a>",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "![](https://evil.example/pixel.gif) ![x](https://evil.example/pixel.gif)",
)
UNSEEN = ("a\u2028b\u2029c", "\u202egnp.exe\u202c", "a\u200bb\u2066c\u2069")
PAYLOADS = (*WORDS, *MARKUP, *UNSEEN)
# What is filled from elsewhere: a code, a number, a reference, an address, a text that is parsed.
_PARSED = {m.OPENING_HOURS, m.SCHEDULE, m.TELEPHONE, m.TAX_ID, m.VAT_ID, m.LATITUDE, m.LONGITUDE}
_PIECE = re.compile(r"q(\d+)a (.*?) q\1z", re.DOTALL)


def marked(number):
    """A payload between its two words."""
    return f"q{number}a {PAYLOADS[number]} q{number}z"


def pieces(text):
    """(number, what stands between its two words) of every payload in a text."""
    return [(int(found[1]), found[2]) for found in _PIECE.finditer(text)]


def is_free(field):
    """Whether a field holds whatever a person writes."""
    closed = field.references or field.categories or field.format or "pattern" in field.constraints
    return field.type == "string" and not closed and field.meaning not in _PARSED


@cache
def config(*, refused=True):
    """The city's settings, in a folder that stays until the tests end; without what the check refuses if asked so."""
    folder = Path(mkdtemp(prefix="hostile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    shutil.copytree(TOWN, folder / "town")
    file = folder / "town" / "site_config.yml"
    text = file.read_text(encoding="utf-8").replace("../../../templates", str(TOWN.parents[2] / "templates"))
    file.write_text(text, encoding="utf-8")
    settings = press.settings(file)
    kinds = survey(settings, DAY)[0].kinds
    for kind in kinds.values():
        for number in range(len(PAYLOADS if refused else WORDS)):
            _record(settings.catalogue, kind, number)
    _list(settings.catalogue / "vocabularies" / "needs.yml")
    return file


def _record(folder, kind, number):
    (example, *_) = (folder / kind.name).glob("[!q]*.yml")
    known = yaml.load(example.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    needed = {field.name: known[field.name] for field in kind.written if field.required and field.name in known}
    free = {field.name: marked(number) for field in kind.written if is_free(field)}
    subjects = [field for field in kind.written if field.meaning == m.SUBJECT and PAYLOADS[number] not in UNSEEN]
    coded = {field.name: [f"q{number}"] for field in subjects}
    # Who meets stands in calendars too.
    met = {
        field.name: known[field.name] for field in kind.written if field.meaning == m.SCHEDULE and field.name in known
    }
    written = {**needed, **free, **coded, **met}
    _write(folder / kind.name / f"q{number}.yml", written)
    said = {field.name: written[field.name] for field in kind.written if field.translatable and field.name in written}
    entries = {name: {"source": text, "text": marked(number)} for name, text in said.items()}
    _write(folder / "translations" / "en" / kind.name / f"q{number}.yml", entries)


def _list(file):
    """Words of a vocabulary, which stand on every page and in every table that has its codes.

    One that holds what cannot be seen would end the check before any record is read.
    """
    vocabulary = yaml.safe_load(file.read_text(encoding="utf-8"))
    vocabulary["terms"] += [
        {"code": f"q{number}", "label": marked(number), "description": marked(number), "synonyms": [marked(number)]}
        for number in range(len(WORDS) + len(MARKUP))
    ]
    _write(file, vocabulary)


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
