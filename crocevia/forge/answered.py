"""An answer typed into a form's input → the cell of a record: lines of a list, codes for the words people write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crocevia.kinds import Field
from crocevia.load import Cell
from crocevia.vocabularies import Vocabulary

# What is typed to take a field away.
AWAY = "-"
_BULLET = re.compile(r"[-*•] +")


def cell(field: Field, said: str, vocabularies: Mapping[str, Vocabulary]) -> Cell | None:
    """The cell; None where the field is to be taken away."""
    if said == AWAY:
        return None
    codes = _codes(field, vocabularies)
    if not field.many:
        text = said if field.markdown else " ".join(said.split())
        return codes.get(text.casefold(), text)
    lines = [_BULLET.sub("", line.strip(), count=1).strip() for line in said.split("\n")]
    return tuple(codes.get(item.casefold(), item) for line in lines if line for item in _items(line, codes))


def _codes(field: Field, vocabularies: Mapping[str, Vocabulary]) -> Mapping[str, str]:
    """Every word for a code, and every code, in small letters → the code."""
    labels = dict(field.categories)
    if field.vocabulary in vocabularies:
        labels |= {code: term.label for code, term in vocabularies[field.vocabulary].terms.items()}
    words = {word.casefold(): code for code, label in labels.items() for word in label.values()}
    return words | {code.casefold(): code for code in labels}


def _items(line: str, codes: Mapping[str, str]) -> list[str]:
    """The items of one line: several with commas, where each is a code or a word for one."""
    parts = [part.strip() for part in line.split(",")]
    if line.casefold() not in codes and all(part.casefold() in codes for part in parts):
        return parts
    return [line]
