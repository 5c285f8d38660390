"""A new record: every field of its kind as a comment to be filled in, in the language of the catalogue."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from crocevia import meanings as m
from crocevia.kinds import Field, Kind
from crocevia.settings import Settings
from crocevia.vocabularies import Vocabulary

# More codes than this do not fit beside a field.
FEW = 40


def skeleton(kind: Kind, file: Path, settings: Settings, vocabularies: Mapping[str, Vocabulary], today: date) -> str:
    """The text of a new record: required fields open, the others behind a `#`, each with its help and an example."""
    schema = settings.output / "schemas" / f"{kind.name}.json"
    lines = [f"# yaml-language-server: $schema={Path(os.path.relpath(schema, file.parent)).as_posix()}"]
    for field in kind.written:
        lines += _field(field, settings.source, vocabularies, today)
    return "\n".join(lines) + "\n"


def _field(field: Field, language: str, vocabularies: Mapping[str, Vocabulary], today: date) -> Iterator[str]:
    yield ""
    help = field.description.in_(language)
    yield f"# {field.title.in_(language)}{': ' if help else ''}{help}"
    codes = {code: label.in_(language) for code, label in field.categories.items()}
    vocabulary = vocabularies.get(field.vocabulary)
    if vocabulary and len(vocabulary.terms) <= FEW:
        codes = {code: term.label.in_(language) for code, term in vocabulary.terms.items()}
    yield from (f"#   {code}: {label}" for code, label in codes.items())
    if field.meaning == m.SOURCE_READ_ON:
        yield f"{field.name}: {today.isoformat()}"
    else:
        example = _example(field)
        yield (
            f"{field.name}:" + (f" # {example}" if example else "") if field.required else f"# {field.name}: {example}"
        )


def _example(field: Field) -> str:
    if field.example is None:
        return ""
    if isinstance(field.example, list):
        return f"[{', '.join(_quoted(str(one)) for one in field.example)}]"
    return _quoted(str(field.example))


def _quoted(text: str) -> str:
    """Quotes where YAML, or an editor that colours it, would take the text for something else."""
    return f'"{text}"' if text[:1].isdigit() or ": " in text or text.startswith(tuple("[{&*!|>%@`'\"")) else text
