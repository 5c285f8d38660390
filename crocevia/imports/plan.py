"""The map: which column goes to which field, what stands where nothing is given, what people's words mean. A YAML file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from crocevia import load, meanings
from crocevia.imports import folders
from crocevia.imports.given import Brought, Refused, Table
from crocevia.imports.words import folded
from crocevia.kinds import Field, Kind
from crocevia.language import Message, say

# The sign between a reference and a field of the record that it names: `place.address`.
THROUGH = "."
_KEYS = {"kind", "key", "columns", "defaults", "values", "same"}


@dataclass(frozen=True, slots=True)
class Plan:
    """How one table becomes records of a kind.

    `columns` maps headings to fields ("" is left out), `defaults` fields to a text (a `{heading}` in it stands for that
    cell) or a list, `values` fields to what words mean in them, `same` a row's key to the record that it is (`new`: to
    none of those here). `why` says why a column was guessed so.
    """

    kind: str
    columns: Mapping[str, str]
    key: str = ""
    defaults: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    why: Mapping[str, Message] = field(default_factory=dict)


def target(path: str, kind: Kind, kinds: Mapping[str, Kind]) -> tuple[Field, Field | None] | None:
    """The field that a path names, and the field of ours through which it is reached; None where there is none.

    `phone` is the kind's own, `place.address` that of the record which `place` names.
    """
    name, through, inner = path.partition(THROUGH)
    own = kind.by_name.get(name)
    if own is None or not through:
        return (own, None) if own else None
    other = kinds.get(own.references[0].resource) if own.to_records else None
    there = other.by_name.get(inner) if other else None
    return (there, own) if there else None


# Table → field and words that are none of its choices → the choice most like them, or "".
Unmatched = Mapping[str, Mapping[tuple[str, str], str]]
# So many words a person goes through.
MOST_WORDS = 100


def written(plans: Mapping[str, Plan], brought: Brought, unmatched: Unmatched | None = None) -> str:
    """The map as a file that a person corrects: one line a column, its first values as a comment above.

    Words that no choice was found for stand under `values`, for a person to say what they mean.
    """
    lines = ["# heading: field. Leave a field empty to leave its column out; see manual/import.md.", "tables:"]
    for table in brought.tables:
        plan = plans.get(table.name)
        if plan is None:
            continue
        lines += [f"  {_quoted(table.name)}:", f"    kind: {plan.kind}"]
        if plan.key:
            lines.append(f"    key: {_quoted(plan.key)}")
        lines.append("    columns:")
        for column in table.columns:
            lines += [f"      # {_sample(table, column)}", f"      {_quoted(column)}: {plan.columns.get(column, '')}"]
        lines += _block("defaults", plan.defaults) + _words_to_say(plan, (unmatched or {}).get(table.name, {}))
        lines += _block("same", plan.same)
    return "\n".join(lines) + "\n"


def _words_to_say(plan: Plan, unmatched: Mapping[tuple[str, str], str]) -> list[str]:
    found = {path: dict(words) for path, words in plan.values.items()}
    for path, word in list(unmatched)[:MOST_WORDS]:
        if word:
            found.setdefault(path, {}).setdefault(word, "")
    lines = ["    # words of the file: a code of the field's (several with commas); empty: left out", "    values:"]
    for path, words in found.items():
        lines.append(f"      {path}:")
        for word, code in words.items():
            near = unmatched.get((path, word))
            lines.append(f"        {_quoted(word)}: {code}" + (f"  # perhaps {near}" if near and not code else ""))
    return lines if found else []


def _block(name: str, mapping: Mapping[str, Any]) -> list[str]:
    if not mapping:
        return []
    plain = {key: list(one) if isinstance(one, tuple) else _plain(one) for key, one in mapping.items()}
    text = yaml.safe_dump({name: plain}, allow_unicode=True, sort_keys=False, width=1_000)
    return [f"    {line}" for line in text.rstrip().split("\n")]


def _plain(one: object) -> object:
    return dict(one) if isinstance(one, Mapping) else one


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in escaped) + '"'


def _sample(table: Table, column: str) -> str:
    found = [" ".join(row.text(column).split())[:40] for row in table.rows[:200] if row.text(column)]
    return " | ".join(dict.fromkeys(found[:3])).translate({ord(c): None for c in "\u2028\u2029\x85"})


def read(path: Path, kinds: Mapping[str, Kind]) -> dict[str, Plan]:
    """Table → plan, as a person wrote them; "" is any table. Raises Refused, naming what is wrong."""
    data = folders.content(path)
    if len(data) > load.MOST_BYTES:
        raise Refused(say("{file}: the file is larger than {most} bytes", file=path.name, most=load.MOST_BYTES))
    try:
        said = yaml.load(data.decode("utf-8-sig"), Loader=_Loader)  # noqa: S506 - a safe loader, without aliases
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        problem = str(getattr(error, "problem", "") or type(error).__name__)
        raise Refused(say("{file}: this is not YAML: {why}", file=path.name, why=problem)) from None
    if not isinstance(said, dict):
        raise Refused(say("{file}: the file must hold keys and values", file=path.name))
    tables = said["tables"] if isinstance(said.get("tables"), dict) else {"": said}
    return {str(name): _plan(path.name, one, kinds) for name, one in tables.items()}


class _Loader(yaml.SafeLoader):
    """Texts stay texts (`no`, 020202), and an alias, which can explode, is refused."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {}


def _plan(file: str, said: object, kinds: Mapping[str, Kind]) -> Plan:
    if not isinstance(said, dict) or (strange := set(said) - _KEYS):
        keys = ", ".join(sorted(_KEYS))
        found = ", ".join(map(str, strange)) if isinstance(said, dict) else str(said)
        raise Refused(say("{file}: “{found}” is none of: {keys}", file=file, found=found, keys=keys))
    kind = kinds.get(str(said.get("kind")))
    if kind is None:
        raise Refused(say("{file}: the kinds are: {kinds}", file=file, kinds=", ".join(kinds)))
    columns = _mapping(file, said, "columns")
    defaults = _mapping(file, said, "defaults")
    values = _mapping(file, said, "values")
    for path in [*columns.values(), *defaults, *values]:
        if path and target(str(path), kind, kinds) is None:
            problem = say("{file}: {kind} has no field “{field}”", file=file, kind=kind.name, field=str(path))
            raise Refused(problem)
    return Plan(
        kind.name,
        {str(column): str(path or "") for column, path in columns.items()},
        str(said.get("key") or ""),
        {name: default(one) for name, one in defaults.items()},
        {
            name: {folded(str(w)): str(code or "") for w, code in _words(file, one).items()}
            for name, one in values.items()
        },
        {str(key): str(one) for key, one in _mapping(file, said, "same").items()},
        {str(column): say("the map says so") for column in columns},
    )


def default(said: object) -> str | tuple[str, ...]:
    """What stands where nothing is given: a text or a list of texts."""
    return tuple(map(str, said)) if isinstance(said, list) else str(said or "")


def _mapping(file: str, said: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = said.get(key) or {}
    if not isinstance(found, dict):
        raise Refused(say("{file}: `{key}` must hold lines like `name: …`", file=file, key=key))
    return found


def _words(file: str, said: object) -> Mapping[str, Any]:
    return _mapping(file, {"values": said}, "values")


def settled(plan: Plan, kind: Kind, over: Mapping[str, str]) -> Plan:
    """The plan with what the command line sets for every record."""
    defaults = {**plan.defaults, **{name: default(one) for name, one in over.items() if name in kind.by_name}}
    return Plan(plan.kind, plan.columns, plan.key, defaults, plan.values, plan.same, plan.why)


def identifier_column(plan: Plan, kind: Kind) -> str:
    """The column that holds the records' own identifiers, or ""."""
    field = kind.by_meaning[meanings.IDENTIFIER]
    return next((column for column, path in plan.columns.items() if path == field.name), "")
