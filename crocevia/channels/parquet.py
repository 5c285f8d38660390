"""A Parquet file of every table: typed columns with lists in them, for databases and data frames."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from crocevia.edition import Data, Edition, Output
from crocevia.language import say
from crocevia.lexical import Point
from crocevia.table import Column, Table
from crocevia.tables import AnyTable, tables

if TYPE_CHECKING:
    import pyarrow as pa

DATA = Data(
    say("For DuckDB, Python, R and other programs that compute: numbers, dates and lists are what they are."),
    "https://parquet.apache.org/docs/file-format/",
)
# Rows that are in memory together, and make a group of rows in the file.
GROUP = 10_000


def path(table: AnyTable) -> str:
    """Where a table's Parquet file stands in the site."""
    return f"data/{table.name}.parquet"


def outputs(edition: Edition) -> Iterator[Output]:
    """One file a table."""
    for table in tables(edition):
        write = partial(_write, edition, table)
        yield Output(path(table), "application/vnd.apache.parquet", table.title, write, table.name, data=DATA)


def _write(edition: Edition, table: Table[Any], file: BinaryIO) -> None:
    # Loaded where it is used: a check must not wait for it.
    import pyarrow as pa  # noqa: PLC0415 - half a second to load: only who writes it waits for it
    from pyarrow import parquet  # noqa: PLC0415 - likewise

    schema = _schema(edition, table)
    columns = [(column.value, _CAST.get(column.item)) for column in table.columns]
    rows = iter(table.rows())
    with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(rows, GROUP)):
            arrays = [
                pa.array(_values(value, cast, group), field.type)
                for (value, cast), field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(pa.record_batch(arrays, schema=schema))


# What Arrow takes for a value: degrees and other numbers are doubles.
_CAST: Mapping[str, Callable[[Any], Any]] = {
    "number": float,
    "geopoint": lambda point: {axis: float(getattr(point, axis)) for axis in Point._fields},
}


def _values(value: Callable[[Any], Any], cast: Callable[[Any], Any] | None, rows: Sequence[Any]) -> list[Any]:
    """A column's values; a list of numbers is cast number by number."""
    values = map(value, rows)
    return [_cast(one, cast) for one in values] if cast else list(values)


def _cast(value: Any, cast: Callable[[Any], Any]) -> Any:
    if value is None:
        return None
    # A point is a tuple too, and no list.
    if isinstance(value, tuple) and not isinstance(value, Point):
        return [cast(one) for one in value]
    return cast(value)


def _schema(edition: Edition, table: Table[Any]) -> pa.Schema:
    """Arrow's schema: each field with its title and description, the whole with licence, day and keys."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    settings = edition.settings
    said = {
        "title": table.title.in_(settings.source),
        "description": table.description.in_(settings.source),
        "licence": settings.licence_url,
        "publisher": settings.publisher,
        "homepage": settings.url,
        "created": edition.today.isoformat(),
        "primaryKey": table.key,
        "foreignKeys": json.dumps(list(map(dict, table.foreign_keys)), ensure_ascii=False),
    }
    return pa.schema([_field(column, table, settings.source) for column in table.columns], metadata=said)


def _field(column: Column[Any], table: Table[Any], source: str) -> pa.Field:
    import pyarrow as pa  # noqa: PLC0415 - as above

    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "geopoint": pa.struct([(axis, pa.float64()) for axis in Point._fields]),
    }
    item = types.get(column.item, pa.string())
    said = {key: column.words(key, source).in_(source) for key in ("title", "description")}
    kind = pa.list_(item) if column.type == "list" else item
    return pa.field(column.name, kind, nullable=column.name != table.key, metadata={k: v for k, v in said.items() if v})
