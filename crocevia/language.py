"""The engine's own sentences in every language: gettext catalogues read as translators leave them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path
from types import MappingProxyType

LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence not yet put into a language: an English text with `{names}` and what stands for them.

    A value that is itself in several languages (a label, a message) is said in the reader's; a tuple is a list.
    """

    text: str
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    def in_(self, language: str) -> str:
        """The sentence in `language`; in English where no one has translated it."""
        values = {name: _said(value, language) for name, value in self.values.items()}
        return gettext(language, self.text).format(**values)

    def exists_in(self, language: str) -> bool:
        """Whether somebody has put it into `language`, or it was written in it."""
        return language == "en" or gettext(language, self.text) != self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def _said(value: object, language: str) -> object:
    if isinstance(value, tuple):
        return listed((str(_said(one, language)) for one in value), language)
    return value.in_(language) if hasattr(value, "in_") else value


def say(text: str, /, **values: object) -> Message:
    """A message to be translated later. `text` is what the catalogues in `locale/` have as msgid."""
    return Message(text, values)


NOTHING = Message("")
_COMMA = say(", ")


def listed(words: Iterable[str], language: str) -> str:
    """Words one after the other, with the comma of `language`: Arabic has its own, and Chinese has one for lists."""
    return _COMMA.in_(language).join(words)


_known: dict[str, NullTranslations] = {}


def translations(language: str) -> NullTranslations:
    """The gettext catalogue of `language`, straight from its `.po` (no compiled file to forget)."""
    if language not in _known:
        _known[language] = _compiled(language)
    return _known[language]


def _compiled(language: str) -> NullTranslations:
    # Babel is loaded where it is used, for the browser has none: there the sentences are taught.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415
    from babel.support import Translations  # noqa: PLC0415

    source = LOCALE / language / "LC_MESSAGES" / "crocevia.po"
    if not source.is_file():
        return NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled, domain="crocevia")


def sentences(language: str, among: Iterable[str]) -> dict[str, str]:
    """Those `among` the engine's sentences that are translated, with their translations: what `teach` wants."""
    said = {text: gettext(language, text) for text in among}
    return {text: translated for text, translated in said.items() if translated != text}


class _Taught(NullTranslations):
    """Sentences that were given, and not read from a file."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__()
        self.sentences = sentences

    def gettext(self, message: str) -> str:
        return self.sentences.get(message, message)


def teach(language: str, sentences: Mapping[str, str]) -> None:
    """Say these sentences (English → `language`) from now on, and look for no file."""
    _known[language] = _Taught(sentences)


def gettext(language: str, text: str) -> str:
    """`text` in `language`, or as it is."""
    # gettext answers "" with the catalogue's header.
    return translations(language).gettext(text) if text else ""
