"""Writing records: the house style, comments kept, and nothing written that is read otherwise."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from crocevia import kinds, load, written
from crocevia.written import entries

ROOT = Path(__file__).parents[1]
KINDS = kinds.read(
    ROOT / "catalogue" / "schemas", "it", {path.stem for path in (ROOT / "catalogue" / "vocabularies").glob("*.yml")}
)
KIND = KINDS["services"]
NAMES = [field.name for field in KIND.written]


def records():
    return [
        (kind, path.read_text(encoding="utf-8"))
        for kind in KINDS.values()
        for path in sorted((ROOT / "catalogue" / kind.name).glob("*.yml"))
    ]


def cells(text):
    return dict(load.parsed(text, KIND.name, "one").cells)


def as_read(given):
    """What `load` makes of outer blanks and of nothing."""
    read = {
        name: cell.strip() if isinstance(cell, str) else tuple(filter(None, (item.strip() for item in cell)))
        for name, cell in given.items()
        if cell
    }
    return {name: cell for name, cell in read.items() if cell}


def test_every_real_record_is_in_the_house_style():
    found = records()
    assert len(found) > 300
    for kind, text in found:
        assert written.formatted(text, kind) == text
        assert written.record(kind, load.parsed(text, kind.name, "one").cells) == text


# What YAML acts upon, what it guesses, what no one sees.
SIGNS = st.sampled_from([
    *"abc:#-[]{}\"'\\,&*!|>%@`~=?.x0é 9", "\n", "\t", "\r", "\0", "\x85", "\xa0", "\u2028", "\u202e", "\u200b", "\u200d",
    "\ufeff", "\uffff", "😀", ": ", " #", "- ", "---", "...", "<<", "{{ x }}", "${{ x }}", "null", "yes", "\n\n", "\n  ", "12:30",
])  # fmt: skip
TEXT = st.one_of(
    st.lists(SIGNS, max_size=12).map("".join),
    st.text(max_size=20),
    st.sampled_from(
        ["~", "null", "no", "NO", "y", "020202", "2026-11-21", "1e3", "0x1F", "0o17", ".inf", "=", "<<", "1_0"]
    ),
)
CELL = st.one_of(TEXT, st.lists(TEXT, max_size=4).map(tuple))
CELLS = st.dictionaries(st.sampled_from(NAMES), CELL, max_size=6)


def half_a_character(given):
    return any(
        0xD800 <= ord(c) <= 0xDFFF
        for cell in given.values()
        for text in ([cell] if isinstance(cell, str) else cell)
        for c in text
    )


@settings(max_examples=600)
@given(CELLS)
def test_what_is_written_is_read_back_equal_or_refused(given):
    if half_a_character(as_read(given)):
        with pytest.raises(ValueError, match="half a character"):
            written.record(KIND, given)
        return
    text = written.record(KIND, given)
    assert cells(text) == as_read(given)
    assert text.endswith("\n")
    # Nothing in a text begins a line, so nothing in it can become a field, a comment or a second document.
    assert all(line.partition(":")[0] in NAMES or line.startswith(("  ", "#")) or not line for line in text.split("\n"))
    assert not as_read(given) or written.formatted(text, KIND) == text


@settings(max_examples=400)
@given(CELLS, CELLS, st.sampled_from(["\n", "\r\n"]), st.randoms(use_true_random=False))
def test_an_edit_changes_its_lines_and_no_other(before, changes, end, chance):
    before = as_read(before)
    kept = set(before) - set(changes)
    assume(before and not half_a_character({**before, **changes}))
    lines = written.record(KIND, before).split("\n")
    # A comment above each field, told by its name; its end of line too.
    commented = lines[:1]
    for line in lines[1:]:
        name = line.partition(":")[0]
        commented += [f"# above {name}", line] if name in before and not line.startswith(" ") else [line]
    text = end.join(commented)
    assume(cells(text) == before)
    chance.shuffle(order := list(changes))
    after = written.edited(text, KIND, {name: changes[name] or None for name in order})
    assert cells(after) == {**{name: before[name] for name in kept}, **as_read(changes)}
    for name in before:
        assert f"# above {name}{end}" in after
        if name in kept:
            first = commented.index(f"# above {name}")
            last = next(
                (i for i in range(first + 2, len(commented)) if commented[i][:2] != "  " and commented[i]),
                len(commented),
            )
            assert end.join(commented[first:last]).rstrip() in after
    stand = [line.partition(":")[0] for line in after.split("\n") if line.partition(":")[0] in NAMES]
    assert stand == sorted(stand, key=NAMES.index)
    assert not cells(after) or written.edited(after, KIND, changes) == after


COMMENTED = """\
# yaml-language-server: $schema=../../site/schemas/services.json
# Chiamare Maria.

# sopra il telefono
phone: # due numeri
  - "02 1234"   # centralino
  # chiedere di lei
  - '02 5678'
  # finiti
hours:   lun 9-12   # da confermare
name: 'Mensa'


summary: >-   # da rileggere
  Il pranzo
  ogni giorno.
needs: [ food,  shelter ] # tutti e due
access: [
  walk_in,  # senza
  phone
]  # fine
strange: 'non so'
description: "Una riga.\\n\\nUn'altra."
# in fondo
"""
FORMATTED = """\
# yaml-language-server: $schema=../../site/schemas/services.json
# Chiamare Maria.
name: Mensa
summary: Il pranzo ogni giorno. # da rileggere
description: |-
  Una riga.

  Un'altra.
needs: [food, shelter] # tutti e due
access: # fine
  - walk_in # senza
  - phone
strange: non so
hours: lun 9-12 # da confermare

# sopra il telefono
phone: # due numeri
  - "02 1234" # centralino
  # chiedere di lei
  - "02 5678"
  # finiti
# in fondo
"""


def test_the_house_style_keeps_every_comment_where_it_belongs():
    assert written.formatted(COMMENTED, KIND) == FORMATTED
    assert written.formatted(FORMATTED, KIND) == FORMATTED


def test_an_edit_keeps_comments_at_line_ends_and_between_items():
    text = written.edited(FORMATTED, KIND, {"phone": ("02 5678", "02 9999"), "hours": "mar 9-12", "cost": "free"})
    assert text == FORMATTED.replace('  - "02 1234" # centralino\n', "").replace(
        '  - "02 5678"\n', '  - "02 5678"\n  - "02 9999"\n'
    ).replace("hours: lun", "hours: mar").replace("strange: non so\n", "strange: non so\n", 1).replace(
        "  - phone\n", "  - phone\ncost: free\n"
    )


@pytest.mark.parametrize(
    ("text", "changes", "wanted"),
    [
        ("name: A", {"summary": "B"}, "name: A\nsummary: B\n"),
        ("summary: B\n", {"name": "A"}, "name: A\nsummary: B\n"),
        ("# capo\n---\nsummary: B\n", {"name": "A"}, "# capo\n---\nname: A\nsummary: B\n"),
        ("name: A\nsummary: B\n...\n", {"summary": None, "hours": "lun 9-12"}, "name: A\nhours: lun 9-12\n...\n"),
        ("\ufeffname: A\r\nhours: x\r\n", {"hours": "z"}, "\ufeffname: A\r\nhours: z\r\n"),
        ("name: A\nneeds: # [food]\ncost: free\n", {"needs": ("food",)}, "name: A\nneeds: [food] # [food]\ncost: free\n"),
        ("hours: x\nname: A\n", {"name": "B", "phone": ("02",)}, 'hours: x\nphone: ["02"]\nname: B\n'),
        ("name:   'A'\nhours: x\n", {"name": "A", "hours": ""}, "name:   'A'\n"),
        ("name: A\ndescription: |\n  a\n\n  b\n\n\n# di sotto\nhours: x\n", {"description": "c"},
         "name: A\ndescription: c\n\n\n# di sotto\nhours: x\n"),
        ("name: A\nhours:\n  # perché\n  x\n", {"hours": "z"}, "name: A\n# perché\nhours: z\n"),
    ],
)  # fmt: skip
def test_edits(text, changes, wanted):
    assert written.edited(text, KIND, changes) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("{name: A, phone: 020202}\n", 'name: A\nphone: "020202"\n'),
        ("  name: A\n  hours: x\n", "name: A\nhours: x\n"),
        ("? name\n: A\n", "name: A\n"),
        ("--- # capo\nname: A\n", "# capo\nname: A\n"),
        ("name: A\r\nzones: [a]\r\n", "name: A\nzones: [a]\n"),
        ("hours: x # uno\n# due\nname: A # tre\n", "# due\nname: A # tre\nhours: x # uno\n"),
        ("name: A\nphone: [a, # uno\n  , # due\n b]\n".replace("  , # due\n", "  ~, # due\n"),
         "name: A\nphone:\n  - a # uno\n  # due\n  - b\n"),
        ("name: A\nfree: no\nmin_age: 018\n", 'name: A\nfree: "no"\nmin_age: 018\n'),
    ],
)  # fmt: skip
def test_formats(text, wanted):
    assert written.formatted(text, KIND) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# solo questo\n",
        "name: A\nname: B\n",
        "name: {a: b}\n",
        "- a\n",
        "name: [a\n",
        "name: &a b\n",
        "name: \0\n",
    ],
)
def test_what_cannot_be_read_whole_is_refused_with_its_findings(text):
    for write in (written.formatted, lambda text, kind: written.edited(text, kind, {"name": "C"})):
        with pytest.raises(written.CannotWrite) as told:
            write(text, KIND)
        assert told.value.findings
        assert isinstance(told.value, ValueError)


@pytest.mark.parametrize("text", ["{name: A, hours: x} # perché\n", "? name # perché\n: A\n"])
def test_comments_between_fields_that_share_a_line_are_not_lost_but_refused(text):
    with pytest.raises(written.CannotWrite, match="share a line"):
        written.formatted(text, KIND)
    with pytest.raises(written.CannotWrite):
        written.edited(text, KIND, {"name": "B"})


@pytest.mark.parametrize(
    ("cells", "why"),
    [({"nome": "A"}, "no field `nome`"), ({"id": "a"}, "no field `id`"), ({"name": "\ud800"}, "half a character"),
     ({"description": "a" * load.MOST_BYTES}, "larger than")],
)  # fmt: skip
def test_what_no_record_can_hold_is_refused(cells, why):
    with pytest.raises(written.CannotWrite, match=why):
        written.record(KIND, cells)
    with pytest.raises(written.CannotWrite, match=why):
        written.edited("summary: A\n", KIND, cells)


@settings(max_examples=300)
@given(st.lists(st.sampled_from([
    "name: A\n", "phone:\n", "  - a\n", "  - b # c\n", "  # d\n", "# e\n", "\n", "hours: x # f\n", "needs: [a, # g\n", " b]\n", "]\n",
    "summary: |- # h\n", "  testo\n", "    # non un commento\n", "---\n", "zones: [a]\n", "website: 'x'\n", " y\n", "cost: ",
]), max_size=12).map("".join))  # fmt: skip
def test_no_comment_is_lost_and_the_style_is_one(text):
    try:
        once = written.formatted(text, KIND)
    except written.CannotWrite:
        return
    assert cells(once) == cells(text)
    assert written.formatted(once, KIND) == once
    comments = {f"# {letter}" for letter in "cdefgh"}
    assert sorted(one for one in comments if once.count(one) != text.count(one)) == []


@pytest.mark.parametrize(
    "kind_and_text", [(KIND, COMMENTED), (KIND, "name: A\nhours:\nneeds: [a,\n  b]\n"), *records()[:10]]
)
def test_it_is_the_same_without_libyaml(kind_and_text, monkeypatch):
    kind, text = kind_and_text
    quick = written.formatted(text, kind)
    monkeypatch.setattr(entries, "_LOADER", yaml.BaseLoader)
    assert written.formatted(text, kind) == quick


def test_writing_needs_neither_frictionless_nor_libyaml():
    program = (
        "import sys, yaml; del yaml.cyaml; sys.modules['frictionless'] = None\n"
        "for name in [n for n in dir(yaml) if n.startswith('C') and n.endswith('Loader')]: delattr(yaml, name)\n"
        "from crocevia import written; from crocevia.written import entries\n"
        "assert entries._LOADER is yaml.BaseLoader"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
