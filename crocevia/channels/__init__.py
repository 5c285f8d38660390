"""Every module here is a channel: it has `outputs(edition)`, which describes what it can write.

Nothing registers a channel but its file; `channels:` in `site_config.yml` may narrow the list.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from crocevia.edition import Described, Edition


class Channel(Protocol):
    """The contract of a channel."""

    def outputs(self, edition: Edition) -> Iterator[Described]:
        """Describe every file of the channel, without writing any."""


@cache
def channels() -> Mapping[str, Channel]:
    """Every channel by its name, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name: cast("Channel", import_module(f"{__name__}.{name}")) for name in names}
