"""The SQL that makes the tables, the views and the full-text index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crocevia import meanings as m
from crocevia.database.layout import POSITION, RECORD, RECORDS, REF, VALUE, Laid, Layout, Listed, Part, Target
from crocevia.kinds import Kind

# Of every kind, in the view of all; by what a kind's column means.
COMMON = {
    "name": m.NAME,
    "summary": m.SUMMARY,
    "needs": m.SUBJECT,
    "audience": m.AUDIENCE,
    "area": m.AREA_SERVED,
    "phone": m.TELEPHONE,
    "email": m.EMAIL,
    "website": m.URL,
    "status": m.STATUS,
    "verified_on": m.VERIFIED_ON,
}
# Worked out for every kind, under these names.
_ALWAYS = ("verification", "page_url")
_BETWEEN = "'; '"


def named(name: str) -> str:
    """A name in SQL, whatever it is."""
    return '"{}"'.format(name.replace('"', '""'))


def said(text: str) -> str:
    """A text in SQL."""
    return "'{}'".format(text.replace("'", "''"))


def tables(layout: Layout) -> Iterator[str]:
    """Every table, before it is filled."""
    own = {name: named(found) for name, found in layout.own.items()}
    yield f"CREATE TABLE {own['about']} (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT"
    yield (
        f"CREATE TABLE {own['columns']} (table_name TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, "
        "title TEXT NOT NULL, description TEXT NOT NULL, type TEXT NOT NULL, refers_to TEXT, list_table TEXT, "
        "PRIMARY KEY (table_name, position)) STRICT"
    )
    yield (
        f"CREATE TABLE {own['choices']} (table_name TEXT NOT NULL, column_name TEXT NOT NULL, value TEXT NOT NULL, "
        "label TEXT NOT NULL, PRIMARY KEY (table_name, column_name, value)) STRICT"
    )
    yield (
        f"CREATE TABLE {own[RECORDS]} (number INTEGER PRIMARY KEY, {REF} TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, "
        "id TEXT NOT NULL, name TEXT NOT NULL, summary TEXT, verification TEXT NOT NULL, page_url TEXT NOT NULL) STRICT"
    )
    # Only the index: the texts stand in the tables already.
    yield (
        f"CREATE VIRTUAL TABLE {own['search']} USING fts5(name, summary, description, words, content='', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    yield f"INSERT INTO {own['search']} ({own['search']}, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0, 3.0)')"
    for laid in layout.tables.values():
        yield _table(laid, layout)
        yield from (_list(laid, listed) for listed in laid.lists)


def _table(laid: Laid, layout: Layout) -> str:
    columns = [_column(part, laid.table.key, unique=(laid.name, part.name) in layout.unique) for part in laid.parts]
    return f"CREATE TABLE {named(laid.name)} ({', '.join(columns)}) STRICT"


def _column(part: Part, key: str, *, unique: bool) -> str:
    rule = " PRIMARY KEY NOT NULL" if part.name == key else " UNIQUE" if unique else ""
    return f"{named(part.name)} {part.declared}{rule}{_references(part.target)}"


def _references(target: Target | None) -> str:
    return f" REFERENCES {named(target[0])} ({named(target[1])})" if target else ""


def _list(laid: Laid, listed: Listed) -> str:
    return (
        f"CREATE TABLE {named(listed.name)} "
        f"({RECORD} TEXT NOT NULL REFERENCES {named(laid.name)} ({named(laid.table.key)}), "
        f"{POSITION} INTEGER NOT NULL, {VALUE} {listed.declared} NOT NULL{_references(listed.target)}, "
        f"PRIMARY KEY ({RECORD}, {POSITION})) STRICT, WITHOUT ROWID"
    )


def after(layout: Layout) -> Iterator[str]:
    """Indexes, which cost less on full tables, and views."""
    for laid in layout.tables.values():
        for listed in laid.lists:
            # Telephones and addresses are read, codes are looked for.
            if not (listed.target or listed.column.descriptor.get("categories")):
                continue
            name = named(layout.free(f"{listed.name}_by_value"))
            yield f"CREATE INDEX {name} ON {named(listed.name)} ({VALUE})"
    in_words = {name: layout.free(f"{name}_in_words") for name in layout.kinds}
    for name, view in in_words.items():
        yield f"CREATE VIEW {named(view)} AS {_in_words(layout.tables[name], layout)}"
    parts = " UNION ALL ".join(_common(kind, in_words[name]) for name, kind in layout.kinds.items())
    yield f"CREATE VIEW {named(layout.own['opportunities'])} AS {parts}"


def _in_words(laid: Laid, layout: Layout) -> str:
    """A kind's columns in the order of its schema, with labels for codes and names for records, lists in one cell."""
    parts: dict[str, str] = {}
    for column in laid.table.columns:
        for part in laid.parts:
            if part.name == column.name or (column.type == "geopoint" and part.name.startswith(f"{column.name}_")):
                parts[part.name] = _label(layout, laid.name, column.name, f"t.{named(part.name)}", part.target)
        for listed in laid.lists:
            if listed.column is column:
                label = _label(layout, laid.name, column.name, f"l.{VALUE}", listed.target)
                rows = (
                    f"SELECT {label} AS label FROM {named(listed.name)} AS l "
                    f"WHERE l.{RECORD} = t.{named(laid.table.key)} ORDER BY l.{POSITION}"
                )
                parts[column.name] = f"(SELECT group_concat(label, {_BETWEEN}) FROM ({rows}))"
    listed_parts = ", ".join(f"{part} AS {named(name)}" for name, part in parts.items())
    return f"SELECT {listed_parts} FROM {named(laid.name)} AS t"


def _label(layout: Layout, table: str, column: str, value: str, target: Target | None) -> str:
    """The expression of a value's words; the value itself where it has none."""
    if target:
        words = _names(layout).get(target[0], "label")
        found = f"SELECT {named(words)} FROM {named(target[0])} WHERE {named(target[1])} = {value}"
    elif any(one.name == column and one.descriptor.get("categories") for one in layout.tables[table].table.columns):
        choices = named(layout.own["choices"])
        found = f"SELECT label FROM {choices} WHERE table_name = {said(table)} AND column_name = {said(column)}"
        found += f" AND value = {value}"
    else:
        return value
    return f"coalesce(({found}), {value})"


def _names(layout: Layout) -> Mapping[str, str]:
    """The column that holds the name of a kind's records; vocabularies have labels."""
    names = {name: kind.by_meaning[m.NAME].name for name, kind in layout.kinds.items()}
    return {**names, layout.own[RECORDS]: "name"}


def _common(kind: Kind, view: str) -> str:
    columns = {name: kind.by_meaning[meaning].name for name, meaning in COMMON.items() if meaning in kind.by_meaning}
    columns |= {"id": kind.identifier, **{name: name for name in _ALWAYS}}
    parts = (f"{named(columns[name]) if name in columns else 'NULL'} AS {name}" for name in ("id", *COMMON, *_ALWAYS))
    return f"SELECT {said(kind.name)} AS kind, {', '.join(parts)} FROM {named(view)}"
