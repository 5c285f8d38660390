"""What holds for a whole import, and what a row has become so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crocevia.imports.drafts import Draft
from crocevia.imports.given import Given
from crocevia.kinds import Field, Kind
from crocevia.vocabularies import Vocabulary

# So many cells of a column are tried, if next to none of them can be read.
MOST_FAILED = 300
_NEXT_TO_ALL = 0.95


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a whole import. `source` are fields of every record, by meaning: where it was read, when."""

    kinds: Mapping[str, Kind]
    vocabularies: Mapping[str, Vocabulary]
    name: str
    source: Mapping[str, str] = field(default_factory=dict)
    country: str = "IT"
    keep_persons: bool = False


@dataclass(slots=True)
class Patience:
    """How often the cells of a column could be read: one that is something else is not tried to its end."""

    tried: int = 0
    failed: int = 0

    @property
    def ended(self) -> bool:
        """Whether next to none could."""
        return self.failed >= MOST_FAILED and self.failed > self.tried * _NEXT_TO_ALL


@dataclass(frozen=True, slots=True)
class Pending:
    """What a row says of another record; `path` is the field as the map calls it."""

    draft: Draft
    field: Field
    value: Given
    path: str


@dataclass(slots=True)
class Made:
    """What a row became. `pending` are references, told when all records have their names."""

    draft: Draft
    place: Draft | None = None
    pending: list[Pending] = field(default_factory=list)
