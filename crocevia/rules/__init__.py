"""What must hold beyond types: each module holds the rules of one subject, each rule is one function.

A rule is found by its decorator; nothing else registers it.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from crocevia.rules.base import Problem, RecordRule, Row, ValueRule

__all__ = ["Problem", "RecordRule", "Row", "ValueRule", "record_rules", "value_rules"]


@cache
def _all() -> tuple[object, ...]:
    modules = [import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    return tuple({id(thing): thing for module in modules for thing in vars(module).values()}.values())


@cache
def value_rules(meaning: str) -> tuple[ValueRule, ...]:
    """The rules for every value that has this meaning (an IRI), and those for any value."""
    rules = [thing for thing in _all() if hasattr(thing, "for_meanings")]
    return tuple(rule for rule in rules if not rule.for_meanings or meaning in rule.for_meanings)  # type: ignore[misc]


@cache
def record_rules() -> tuple[RecordRule, ...]:
    """The rules that look at a record as a whole."""
    return tuple(thing for thing in _all() if getattr(thing, "for_record", False))  # type: ignore[misc]
