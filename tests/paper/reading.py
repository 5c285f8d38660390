"""A tagged PDF as a voice reads it: the texts of its structure, in the order of the structure, with their languages."""

import io
import re
from functools import cache
from typing import NamedTuple

import pikepdf

# Within a line: their text belongs to the element around them.
INLINE = {"/Span", "/Strong", "/Em", "/Link", "/Reference", "/Lbl", "/LBody", "/NonStruct"}


class Said(NamedTuple):
    """An element of the structure: what it is (`H1`, `P`, `Figure`), its text or its description, its languages in turn."""

    role: str
    text: str
    languages: tuple[str, ...]


def read(data):
    """All that a voice says, an element each."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(_Reader(pdf).elements())


class _Reader:
    def __init__(self, pdf):
        self.root = pdf.Root
        self.contents = {}
        self.cmap = cache(lambda objgen: _cmap(pdf.get_object(objgen).ToUnicode.read_bytes()))

    def elements(self):
        yield from self._walk(self.root.StructTreeRoot, None, str(self.root.Lang))

    def _walk(self, element, page, language):
        language = str(element.get("/Lang", language))
        page = element.get("/Pg", page)
        role = str(element.get("/S", ""))
        parts, below = [], []
        for kid in _kids(element):
            if _is_element(kid) and str(kid.S) not in INLINE:
                below += self._walk(kid, page, language)
            elif _is_element(kid):
                # A line's own parts, in their turn.
                for one in self._walk(kid, page, language):
                    (parts if one.role in INLINE else below).append(one)
            else:
                found = self._marked(kid, page)
                parts += [Said(role, found[0], (found[1] or language,))] if found else []
        text = "".join(one.text for one in parts)
        if "/Alt" in element:
            text = str(element.Alt)
        if text:
            said = tuple(dict.fromkeys(one for part in parts if part.text.strip() for one in part.languages))
            yield Said(role if role in INLINE else role.removeprefix("/"), text, said)
        yield from below

    def _marked(self, kid, page):
        """The text of marked content and its own language."""
        if not isinstance(kid, pikepdf.Dictionary):
            stream, number = page, int(kid)
        elif kid.get("/Type") == pikepdf.Name.MCR:
            stream, number = kid.get("/Stm", kid.get("/Pg", page)), int(kid.MCID)
        else:
            return None
        if stream.objgen not in self.contents:
            self.contents[stream.objgen] = self._texts(stream)
        return self.contents[stream.objgen].get(number)

    def _texts(self, stream):
        """Number of marked content → its text and language."""
        texts, languages, open_, font, actual = {}, {}, [], None, None
        backwards = False
        for operands, operator in pikepdf.parse_content_stream(stream):
            match str(operator):
                case "BDC" | "BMC":
                    backwards |= str(operands[0]) == "/ReversedChars"
                    about = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                    number = int(about["/MCID"]) if "/MCID" in about else (open_[-1][0] if open_ else None)
                    if "/Lang" in about and number is not None:
                        languages[number] = str(about["/Lang"])
                    instead = "/ActualText" in about
                    if instead:
                        texts[number] = texts.get(number, "") + str(about["/ActualText"])
                        actual = len(open_)
                    open_.append((number, instead))
                case "EMC":
                    open_.pop()
                    backwards = False
                    if actual == len(open_):
                        actual = None
                case "Tf":
                    font = self.cmap(stream.Resources.Font[str(operands[0])].objgen)
                case "Tj" | "TJ" if actual is None and open_:
                    shown = operands[0] if str(operator) == "TJ" else [operands[0]]
                    codes = b"".join(bytes(one) for one in shown if isinstance(one, pikepdf.String))
                    glyphs = [font.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)]
                    said = "".join(reversed(glyphs) if backwards else glyphs)
                    texts[open_[-1][0]] = texts.get(open_[-1][0], "") + said
        return {number: (text, languages.get(number)) for number, text in texts.items()}


def _kids(element):
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_element(kid):
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _cmap(data):
    """Code → text, of a ToUnicode CMap."""
    found, text = {}, data.decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for code, said in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(said).decode("utf-16-be", "replace")
    assert "beginbfrange" not in text
    return found
