"""Text → words → stems: what is typed and what is written meet here, in every language.

`templates/search/words.js` is its twin in the browser: the same answers for every text. Whoever changes one
changes the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby, pairwise
from pathlib import Path
from typing import NamedTuple

from crocevia.search.stemmers import declared, stemmer

HERE = Path(__file__).parent
# A longer word is cut: no language of the site has one, and what has no bound is a way to stop a browser.
LONGEST = 40
# A shorter word has no ending to lose.
SHORTEST = 3


class Word(NamedTuple):
    """A folded word and where it stands: offsets in UTF-16 code units, as a browser counts."""

    text: str
    start: int
    end: int


# ── Folding ──────────────────────────────────────────────────────────────────────────────────────────────────────────

# One for one, before all else: NFKC would take some of them apart.
_APOSTROPHES = re.compile("[’‘‛ʼʻʹ′´`\u0374\u1fef\uff07\uff40]")
# Marks that people leave out or that are put on for children and singers: of Latin, Greek, Cyrillic, Hebrew and Arabic,
# and those of emoji. Those of India and South-East Asia are vowels and stay.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef]"
)
# Tatweel stretches a word, the others join, part or turn it without being seen.
_UNSEEN = "\u0640\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
# Letters that no decomposition makes plain. й and ї have keys and endings of their own and stay; ё is written е.
_LETTERS = {
    **dict(zip("ßœæøłđðþħı", ("ss", "oe", "ae", "o", "l", "d", "d", "th", "h", "i"), strict=True)),
    **dict(zip("ςґйїʼʹ′", "σгйї'''", strict=True)),
    **dict(zip("ٱىةکیہھە", "ايهكيههه", strict=True)),
    **{chr(zero + n): str(n) for zero in (0x660, 0x6F0) for n in range(10)},
}


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = _LETTERS.get(letter)
        if plain is None:
            # Half a character, which only a broken program writes: two of them must not meet.
            letter = "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
            bare = _IS_UNSEEN.sub("", _MARKS.sub("", unicodedata.normalize("NFKD", letter)))
            plain = unicodedata.normalize("NFC", "".join(_LETTERS.get(one, one) for one in bare))
        self[code] = plain
        return plain


_PLAIN = _Letters()


def fold(text: str) -> str:
    """`text` without case, accents, unseen signs and the other ways to write the same letter.

    >>> fold("L’Università è GRATIS: ½ ﬁlm, straße, أُمّ, ЩОДНЯ")
    "l'universita e gratis: 1⁄2 film, strasse, ام, щодня"
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return unicodedata.normalize("NFKC", _APOSTROPHES.sub("'", text)).lower().translate(_PLAIN)


# ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────

# Scripts without spaces: Han, kana, Thai, Lao, Burmese, Khmer. Their words are read two characters at a time.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_STRETCH = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Two code units each.
_IS_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def _marks() -> str:
    """Every mark of Unicode as ranges of a character class: Python's `re` has no name for them."""
    codes = (code for code in range(0x300, 0xE01F0) if unicodedata.category(chr(code))[0] == "M")
    ranges = [[code for _, code in run] for _, run in groupby(enumerate(codes), lambda one: one[1] - one[0])]
    return "".join(f"{chr(run[0])}-{chr(run[-1])}" for run in ranges)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A run of letters and digits with what hangs on them; and what is none of these."""
    marks = _marks()
    return (
        re.compile(rf"[^\W_]+(?:[{marks}{_UNSEEN}]+[^\W_]*)*"),
        re.compile(rf"(?![{marks}])[\W_]"),
    )


def words(text: str) -> list[Word]:
    """The words of `text`, in order: runs of letters and digits, folded; of Han and the like, overlapping pairs.

    >>> [word.text for word in words("Cerco l'I.S.E.E.: сім'я, 找工作")]
    ['cerco', 'l', 'isee', 'сімя', '找工', '工作']
    """
    text = _APOSTROPHES.sub("'", text)
    unspaced = bool(_IS_UNSPACED.search(text))
    found: list[Word] = []
    for run in _patterns()[0].finditer(text):
        if unspaced and _IS_UNSPACED.search(run[0]):
            for part in _STRETCH.finditer(text, *run.span()):
                (_add_pairs if _IS_UNSPACED.match(part[0]) else _add)(found, text, part)
        else:
            _add(found, text, run)
    return _in_utf16(text, found) if _IS_ASTRAL.search(text) else found


def slug(text: str) -> str:
    """The words of `text` as most ids are made of them: what a file need not repeat.

    >>> slug("Centro d'ascolto Casa della Carità")
    'centro-d-ascolto-casa-della-carita'
    """
    return "-".join(word.text for word in words(text))


def _add(found: list[Word], text: str, run: re.Match[str]) -> None:
    start, end = run.span()
    folded = _folded(run[0])
    if not folded:
        return
    if found and start == found[-1].end + 1 and _is_one_word(text, found[-1], folded, end - start):
        last = found.pop()
        folded, start = (last.text + folded)[:LONGEST], last.start
    found.append(Word(folded, start, end))


@lru_cache(1 << 17)
def _folded(run: str) -> str:
    return _patterns()[1].sub("", fold(run))[:LONGEST]


def _is_one_word(text: str, last: Word, folded: str, length: int) -> bool:
    """Whether a run of `length`, one character after the last word, goes on with it: сім'я, I.S.E.E."""
    if text[last.end] == "'":
        return bool(_CYRILLIC.match(last.text[-1]) and _CYRILLIC.match(folded))
    alone = last.end - last.start == 1 or text[last.end - 2] == "."
    return text[last.end] == "." and alone and length == 1 and folded.isalpha() and last.text.isalpha()


def _add_pairs(found: list[Word], _: str, run: re.Match[str]) -> None:
    ones = [Word(fold(one), run.start() + n, run.start() + n + 1) for n, one in enumerate(run[0])]
    if len(ones) == 1:
        found.append(ones[0])
    found.extend(Word(one.text + other.text, one.start, other.end) for one, other in pairwise(ones))


def _in_utf16(text: str, found: list[Word]) -> list[Word]:
    at = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return [Word(word.text, at[word.start], at[word.end]) for word in found]


# ── Stems ────────────────────────────────────────────────────────────────────────────────────────────────────────────

# Snowball knows the letters of its language; other words stay as they are.
_SCRIPTS = {
    "latin": re.compile("[a-z]+"),
    "arabic": re.compile("[\u0621-\u064a\u066e-\u06d3]+"),
    "cyrillic": re.compile("[\u0430-\u045f\u0491]+"),
}


@lru_cache(1 << 17)
def stems(word: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The distinct stems of a folded word in those of `languages` (a tuple) that are written in its script.

    >>> stems("affitti", ("en", "it"))
    ('affitti', 'affitt')
    """
    if len(word) < SHORTEST:
        return (word,)
    found = (stem for one in languages for stem in _in(word, one))
    return tuple(dict.fromkeys(found)) or (word,)


def _in(word: str, language: str) -> Iterator[str]:
    stem = stemmer(language)
    known = declared().get(language, {})
    if not stem or not _SCRIPTS[known["script"]].fullmatch(word):
        return
    yield stem(word) or word
    for ending, other in known.get("also", {}).items():
        # Italian: Snowball takes the -iano of "anziano" for a verb's and leaves "anzi", but "anzian" of "anziani".
        if word.endswith(ending):
            yield stem(word.removesuffix(ending) + other)


# ── Stop words ───────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def stopwords(language: str) -> frozenset[str]:
    """The folded words of a language that say nothing of what is sought; none where there is no list."""
    path = HERE / "stopwords" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(1 << 17)
def stop(word: str, languages: Sequence[str]) -> bool:
    """Whether a folded word says nothing of what is sought in any of `languages` (a tuple).

    A pair of Han characters says nothing if one of them is a stop word: 我需, 要医.
    """
    lists = [stopwords(language) for language in languages]
    parts = (word, *word) if _IS_UNSPACED.match(word) else (word,)
    return any(part in one for one in lists for part in parts)


# ── Distance ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def distance(a: str, b: str, most: int) -> int:
    """Letters to add, leave out, change or swap (optimal string alignment) to make `b` of `a`; at most `most` + 1.

    >>> distance("disocupazione", "disoccupazione", 2), distance("gaza", "casa", 1), distance("mnesa", "mensa", 1)
    (1, 2, 1)
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        next_row = [i]
        for j, other in enumerate(b, 1):
            cost = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (one != other))
            if i > 1 and j > 1 and one == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            next_row.append(cost)
        # A row whose best is past the bound stays so: a swap from the row before cannot beat both.
        if min(next_row) > most and min(row) > most:
            return most + 1
        before, row = row, next_row
    return min(row[-1], most + 1)
