"""Words in several languages: the one shape in which titles, labels and help travel."""

from __future__ import annotations

from collections.abc import Mapping


class Text(dict[str, str]):
    """Language code → words; the first language is the one they were written in."""

    __slots__ = ()

    def in_(self, language: str) -> str:
        """The words in `language`, or in the language they were written in, or nothing."""
        return self.get(language) or next(iter(self.values()), "")

    def language_for(self, language: str) -> str:
        """The language that `in_(language)` answers in: what a `lang` attribute must say."""
        return language if self.get(language) else next(iter(self), language)


def localised(descriptor: Mapping[str, object], key: str, source: str) -> Text:
    """Gather `key` and every `key@<language>` of a descriptor, the plain key being in language `source`.

    The `name@language` notation is that of the Data Package language-support recipe.
    """
    words = Text()
    if descriptor.get(key):
        words[source] = str(descriptor[key])
    prefix = f"{key}@"
    for name, value in descriptor.items():
        if name.startswith(prefix) and value:
            words[name[len(prefix) :]] = str(value)
    return words
