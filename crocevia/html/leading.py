"""Pages at addresses that something had: they lead on, without scripts too, and no search engine lists them."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from crocevia import meanings as m
from crocevia.html.page import Page
from crocevia.html.view import View
from crocevia.language import say
from crocevia.model import Record, Ref


def to_record(view: View, old: Ref, record: Record) -> bytes:
    """The page at the address that a record had."""
    page = _leading(view, f"{old}/", f"{record.ref}/", record.text(m.NAME), record)
    page = replace(page, about=str(record.ref))
    return view.frame.fill(view.private(page) if view.guarded(record) else page)


def to_page(view: View, old: str, path: str, title: str) -> bytes:
    """The page at an address (`data`) that a page written by hand had; `path` is where that is now (`dati/index.html`)."""
    return view.frame.fill(_leading(view, f"{old}/", path.removesuffix("index.html"), title))


def _leading(view: View, old: str, new: str, name: str, record: Record | None = None) -> Page:
    # Relative, that it may hold wherever the site stands; in the same language.
    there = "../" * old.count("/") + new
    main = view.env.get_template("moved.html").render(view=view, record=record, name=name, there=there)
    head = Markup(
        '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={}">'
        '<link rel="canonical" href="{}">'
    ).format(there, view.edition.absolute(view.prefix + new))
    page = view.page(old, name, say("This page has another address now.").in_(view.language), main, head)
    return replace(page, hidden=True)
