"""Names wholly in capital letters as people write them; all others as they are."""

from __future__ import annotations

import re

from crocevia.imports.outcome import Around, Outcome
from crocevia.language import say

_SMALL = frozenset(
    "di del della dello dei degli delle da dal dalla e ed a al alla alle ai agli in nel nella nei nelle con su sul sulla per"  # noqa: SIM905 -- read as a list
    " tra fra il lo la i gli le un uno una of the and for to at on by".split()
)
_CAPITALS = frozenset(
    "odv aps onlus ets caf acli arci cgil cisl uil auser anpi avis aido ama aa al-anon ats asl ausl asst csv cav sert serd"  # noqa: SIM905 -- read as a list
    " acat anffas enpa inps inail isee rsa rsd csm cps cse cdd sprar sai unione-srl srl spa snc cpia ciofs enaip anmil ens"
    " unicef usa uisp csi wwf lilt ail anmic uici ledha i ii iii iv v vi vii viii ix x xi xii xxiii xxv sos bt".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)+\.?|[^\W\d_]+")
_FEWEST_LETTERS = 6


def proper(text: str, _around: Around) -> Outcome:
    """The name, or the name with capitals where a word begins.

    >>> proper("CENTRO D'ASCOLTO DI SAN PIETRO ODV", Around()).values
    ["Centro d'Ascolto di San Pietro ODV"]
    >>> proper("CARITAS DI MONZA", Around()).values, proper("AUSER", Around()).values
    (['Caritas di Monza'], ['AUSER'])
    """
    text = " ".join(text.split())
    letters = [c for c in text if c.isalpha()]
    # One word alone may be letters that each stand for a word.
    if (
        len(letters) < _FEWEST_LETTERS
        or " " not in text
        or any(not c.isupper() for c in letters if c.lower() != c.upper())
    ):
        return Outcome([text])
    if not any(c.isupper() for c in letters):
        return Outcome([text])
    made = _WORD.sub(lambda found: _cased(found, text), text)
    if made == text:
        return Outcome([text])
    return Outcome([made], [say("it was wholly in capital letters: {name}", name=made)])


def _cased(found: re.Match[str], text: str) -> str:
    word = found[0]
    small = word.casefold()
    first, elided = found.start() == 0, text[found.end() : found.end() + 1] in {"'", "’"}
    if len(word) == 1 and text[found.start() - 1 : found.start()] in {*"/0123456789"}:
        return word
    if elided and not first and len(small) <= len("dell"):
        return small
    if "." in word.strip(".") or small in _CAPITALS or not set(small) & set("aeiouyàèéìòù"):
        return word
    if not first and small in _SMALL:
        return small
    # "L'ARCO", and an accent written as an apostrophe ("SOLIDARIETA'").
    return word.capitalize()
