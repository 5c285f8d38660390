"""What is asked in an issue form of a kind, and under which heading the answer stands in the issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crocevia import meanings
from crocevia.declared import broken
from crocevia.findings import CannotGoOn
from crocevia.kinds import Field, Kind
from crocevia.language import say

# The two that are no fields: which record is meant, and a word for who reads the proposal.
RECORD, MESSAGE = "record", "to-reviewer"
# A text that may be longer than this gets room for more than one line.
ONE_LINE = 200

_RECORD, _MESSAGE = say("Record"), say("A word for whoever reads this")


@dataclass(frozen=True, slots=True)
class Input:
    """One question. `label` is its heading in the issue, unlike any other of its form; `field` is None for our own two."""

    id: str
    label: str
    field: Field | None = None

    @property
    def long(self) -> bool:
        """Whether the answer may take several lines."""
        if self.field is None:
            return self.id == MESSAGE
        return self.field.many or self.field.markdown or self.field.constraints.get("maxLength", 0) > ONE_LINE


def record_label(language: str) -> str:
    """The heading under which every form's first answer stands: which record."""
    return _RECORD.in_(language)


def inputs(kind: Kind, language: str) -> Sequence[Input]:
    """Every question of a kind's form, in order: the record, its fields, the word for the reader.

    What says that a record is confidential is not asked: an issue is public. Raises CannotGoOn where a field is called as one
    of our own two.
    """
    fields = [field for field in kind.written if field.meaning != meanings.CONFIDENTIAL]
    if taken := {RECORD, MESSAGE} & {field.name for field in fields}:
        problem = say("this name is taken by the issue forms: call the field something else")
        raise CannotGoOn([broken(f"schemas/{kind.name}.yml", problem, found=", ".join(taken))])
    first, last = Input(RECORD, record_label(language)), Input(MESSAGE, _MESSAGE.in_(language))
    titles = {field.name: " ".join(field.title.in_(language).split()) for field in fields}
    often = Counter(title.casefold() for title in (*titles.values(), first.label, last.label))
    named = [
        Input(field.name, title if often[title.casefold()] == 1 else f"{title} ({field.name})", field)
        for field in fields
        if (title := titles[field.name])
    ]
    return [first, *named, last]
