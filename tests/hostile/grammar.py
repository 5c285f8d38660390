"""Documents that nobody would write, for the fuzz: mutilated records, texts that are almost YAML, records of any value."""

from pathlib import Path

from hypothesis import strategies as st

from tests.hostile.city import PAYLOADS

ROOT = Path(__file__).parents[2]
RECORDS = [
    path.read_bytes()
    for path in sorted(ROOT.glob("catalogue/*/*.yml"))
    if path.parent.name not in {"schemas", "vocabularies"}
]
TRANSLATIONS = [path.read_bytes() for path in sorted(ROOT.glob("catalogue/translations/*/*/*.yml"))[::20]]

# What YAML, Markdown, tables, hours and addresses act upon; what only looks like it; what no program expects.
SIGNS = [
    *(one.encode() for one in ":#-[]{}\"'\\,&*!|>%@`~=?<\n\r\t \x00\x1b\x7f\x85\xa0\u2028\u202e\u200b\ufeff\u0301٣аé😀"),
    *(one.encode() for one in (": ", " #", "- ", "? ", "\n  ", "\n\n", "---\n", "...\n", "%YAML 9\n", "<<: ", "!!", "&a ", "*a")),
    *(one.encode() for one in ("null", "~", "[[", "]]", "{{", "}}", '\\"', "\\x", "\\u", "\\U0011", "|2-\n", ">+\n ", "\t- ")),
    *(one.encode() for one in ("https://", "xn--", "@", "javascript:", "<b>", "![", "](", "=1", "0" * 40, "9" * 400, "1e999")),
    *(one.encode() for one in ("lun-ven ", "24/7", "; ", " ore ", "25:99", "2026-13-40", "ogni ", "primo ", "+39 ", "ext ")),
    b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xef\xbb\xbf",
]  # fmt: skip


@st.composite
def mutilated(draw, texts):
    """A text of ours with up to five wounds."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 5))):
        at, gone = draw(st.integers(0, len(text))), draw(st.sampled_from((0, 0, 1, 2, 40)))
        text = text[:at] + draw(st.sampled_from(SIGNS)) * draw(st.sampled_from((1, 1, 1, 2, 30))) + text[at + gone :]
    return text


PLAIN = (
    st.text(st.characters(codec="utf-8"), max_size=40)
    | st.sampled_from(PAYLOADS)
    | st.text("lunmarve0123456789:-;, ", max_size=60)
)
SCALAR = (
    PLAIN
    | PLAIN.map(lambda text: f'"{text}"')
    | PLAIN.map(lambda text: "'" + text.replace("'", "''") + "'")
    | PLAIN.map(lambda text: '"' + "".join(f"\\U{ord(c):08x}" for c in text) + '"')
    | PLAIN.map(lambda text: "|\n  " + text.replace("\n", "\n  "))
    | st.integers().map(str)
    | st.floats().map(str)
    | st.dates().map(str)
    | st.sampled_from(
        ["true", "no", "~", "", "0x1F", "1:30:00", "!!int 3", "&a x", "*a", "{a: b}", "[a, [b]]", "- a", ">"]
    )
)
LIST = st.lists(SCALAR, max_size=6)
VALUE = (
    SCALAR
    | LIST.map(lambda items: f"[{', '.join(items)}]")
    | LIST.map(lambda items: "".join(f"\n- {item}" for item in items))
    | SCALAR.map(lambda text: f"{{source: {text}, text: {text}}}")
)


def written(names):
    """Records of these fields, each with any value."""
    name = st.sampled_from(names) | st.text(max_size=8)
    lines = st.lists(st.tuples(name, VALUE).map(lambda pair: f"{pair[0]}: {pair[1]}"), max_size=12)
    return lines.map(lambda found: ("\n".join(found) + "\n").encode("utf-8", "surrogatepass"))


ALMOST = st.text(" \n\t-:?[]{}&*!|>'\"%@`#,abc0\\~\u2028\x85\r.<=é", max_size=200).map(str.encode)
ANY = st.binary(max_size=400)
