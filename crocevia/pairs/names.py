"""What remains of a name when everything is taken away that two people write differently."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

# Said or left out as one likes: "Fondazione Caritas Ambrosiana" is Caritas Ambrosiana, "Naga ODV" is Naga.
_FORMS = """
aps asd associazione associazioni ass assoc coop cooperativa cooperative ente ets fond fondazione impresa odv ong
onlus organizzazione rl scarl scs scsd snc societa soc sociale spa srl srls ssd volontariato
association charity company cooperative foundation inc llc ltd nonprofit organization organisation
"""
_SMALL_WORDS = """
a ad ai al alla alle allo con d da dal dalla dei del dell della delle dello di e ed gli i il in l la le lo nel nella per su
sul sulla un una uno
an and at by for of on the to
de des du el et les y
"""
LEGAL_FORMS, _SMALL = frozenset(_FORMS.split()), frozenset(_SMALL_WORDS.split())
# What is written short and long.
_LONG = {
    **dict.fromkeys(("s", "ss", "santa", "sant", "santo", "santi", "sante"), "san"),
    **dict.fromkeys(("st", "saint"), "san"),
    "parr": "parrocchia",
    "ctr": "centro",
    "serv": "servizio",
    "uff": "ufficio",
    "nr": "n",
}
_WHOLE = {
    "ass.ne": "associazione",
    "ass.": "associazione",
    "coop.va": "cooperativa",
    "naz.le": "nazionale",
    "reg.le": "regionale",
    "prov.le": "provinciale",
    "soc.ta": "societa",
}
# "A.M.A." and "A. M. A." are one word.
_DOTTED = re.compile(r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+\b\.?|(?<!\w)(?:[^\W\d_]\. ){2,}")
_CUT = re.compile(rf"\b({'|'.join(map(re.escape, _WHOLE))})(?!\w)")
_WORD = re.compile(r"\d+|[^\W\d_]+")
_DOUBLED = re.compile(r"([^\W\d_])\1+")


def folded(text: str) -> str:
    """Small letters without accents, one form for each sign.

    >>> folded("Città  di Forlì")
    'citta  di forli'
    """
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


@lru_cache(maxsize=20_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in their order, without legal forms and small words unless there is nothing else.

    Letters with points between them are one word, and doubled letters are one: where they stand is what people
    remember least.

    >>> words("A.M.A. - Associazione Auto Mutuo Aiuto ODV")
    ('ama', 'auto', 'mutuo', 'aiuto')
    >>> words("Parr. S. Maria della Neve")
    ('parochia', 'san', 'maria', 'neve')
    >>> words("Associazione di volontariato")
    ('asociazione', 'volontariato')
    """
    whole = _CUT.sub(lambda found: _WHOLE[found[0]], folded(name))
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", whole)
    every = [_LONG.get(word, word) for word in _WORD.findall(joined)]
    telling = [word for word in every if word not in _SMALL]
    chosen = [word for word in telling if word not in LEGAL_FORMS] or telling or every
    return tuple(_DOUBLED.sub(r"\1", word) for word in chosen)
