"""How templates are read: all is escaped, sentences are in the page's language, numbers by CLDR."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from gettext import NullTranslations
from typing import Any

import jinja2
from markupsafe import Markup

from crocevia.html.times import number
from crocevia.language import translations
from crocevia.settings import Settings


class _Context(jinja2.runtime.Context):
    """Calls what a template calls as it is: asking each time whether it wants a context costs a third of a page."""

    def call(
        self, called: Callable[..., Any], *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **kwargs: Any
    ) -> Any:
        """The call itself; no function of ours wants the context, nor the variables that Jinja would put into it."""
        return called(*args, **kwargs)


class _Environment(jinja2.Environment):
    context_class = _Context


def _translator(said: NullTranslations) -> Callable[..., Markup]:
    """`_("Call")`, `_("Read on %(day)s.", day=…)`: the sentence in the page's language, what is put in escaped."""

    # The msgids are the templates' own: a closed list.
    @cache
    def sentence(text: str) -> Markup:
        return Markup(said.gettext(text))  # noqa: S704 - the translators' words are the project's own

    return lambda text, **values: sentence(text) % values if values else sentence(text)


def _plurals(said: NullTranslations, language: str) -> Callable[..., Markup]:
    """`ngettext("%(num)s record", "%(num)s records", count)`."""

    def counted(one: str, more: str, num: int, **values: object) -> Markup:
        words = Markup(said.ngettext(one, more, num))  # noqa: S704 - the translators' words; `%` escapes the values
        return words % {"num": number(num, language), **values}

    return counted


def environment(settings: Settings, language: str, folder: str = "pages") -> jinja2.Environment:
    """The templates of `templates/pages/`, or of another folder beside it, in a language."""
    env = _Environment(
        loader=jinja2.FileSystemLoader(settings.templates / folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        # A new edition makes a new environment: no need to look at every file for every page.
        auto_reload=False,
    )
    said = translations(language)
    env.globals |= {"_": _translator(said), "ngettext": _plurals(said, language), "settings": settings}
    return env
