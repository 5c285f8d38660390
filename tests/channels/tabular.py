"""What tests of tabular channels share: a channel's files, and the CSV that all must agree with."""

import csv as reader
import io
from datetime import date, datetime
from decimal import Decimal

from crocevia.channels import csv
from crocevia.lexical import written


def file(channel, city, table=""):
    """The bytes of a channel's file (of a table)."""
    made = io.BytesIO()
    next(output for output in channel.outputs(city) if output.table == table).write(made)
    return made.getvalue()


def csv_rows(city, table):
    """The rows of a table's CSV, a dict each."""
    text = file(csv, city, table.name).decode("utf-8-sig")
    return list(reader.DictReader(io.StringIO(text, newline="")))


def cell(value, column):
    """What a CSV has for a value that another reader gave back, the column saying what it is."""
    if value is None or value == "":
        return ""
    if column.type == "list":
        return written(tuple(value)) if isinstance(value, list) else value
    if isinstance(value, dict):
        return ", ".join(f"{value[axis]:.5f}" for axis in ("longitude", "latitude"))
    if column.type == "boolean":
        return written(bool(value))
    if column.type == "number":
        return written(Decimal(repr(float(value))))
    if column.type == "integer":
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else written(value)
