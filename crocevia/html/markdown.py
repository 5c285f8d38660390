"""Descriptions in Markdown → HTML that cannot harm: no HTML of their own, no images, only web and mail links."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

_COMMONMARK = MarkdownIt("commonmark", {"html": False}).disable(["image", "html_block", "html_inline"])
_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "h3", "h4", "code", "pre", "hr"}


# Plain sentences have nothing that Markdown or HTML would act on: most texts are such, and need no parser.
_PLAIN = re.compile(r"[^\W\d_][^\W_]*(?:[ ,.;:()?!%€'’“”/]+[^\W_]+)*[.?!)]*")


@lru_cache(maxsize=5_000)
def rendered(text: str) -> Markup:
    """The HTML of a text. Headings begin at level 3, below those of the page."""
    paragraphs = text.split("\n\n")
    if all(map(_PLAIN.fullmatch, paragraphs)):
        return Markup("").join(Markup("<p>{}</p>\n").format(one) for one in paragraphs)
    tokens = _COMMONMARK.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3" if token.tag in {"h1", "h2", "h3"} else "h4"
    html = _COMMONMARK.renderer.render(tokens, _COMMONMARK.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        # nh3 would leave `title` and `lang` on everything: a title over a link says another address than the link's.
        attributes={"a": {"href"}, "*": set()},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener",
    )
    return Markup(clean)  # noqa: S704 - nh3 has just cleaned it
