"""An entry of a feed in one language: a title in words, and what there is to know before one follows the link, as simple HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from markupsafe import Markup, escape

from crocevia import meanings as m
from crocevia.brief import Brief, Briefs
from crocevia.edition import Edition
from crocevia.feeds.news import Event, News
from crocevia.html import subscribed
from crocevia.html.words import direction, marked
from crocevia.language import Message, listed, say
from crocevia.model import Ref, Words
from crocevia.text import Text
from crocevia.verification import Verification

# Fields that a title names: a reader of feeds shows one line.
MOST_NAMED = 3
_TITLES = {
    Event.ADDED: say("New"),
    Event.CHANGED: say("Changed"),
    Event.CLOSED: say("Closed"),
    Event.REOPENED: say("Open again"),
    Event.BEGUN: say("Begins"),
}
# What XML 1.0 has no way to write, and what would break a title's line.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Label:
    """A term that a record carries: the vocabulary's name, the code, how it is called."""

    vocabulary: str
    code: str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What an entry says. `id` is that of the event in this language; `summary` is plain text, "" where nobody wrote one."""

    id: str
    news: News
    title: str
    summary: str
    html: str
    url: str
    labels: tuple[Label, ...]


class Stories:
    """The entries of an edition in one language."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._briefs = Briefs(edition, language)
        self._labels: dict[Ref, list[Label]] = {}
        for vocabulary in subscribed.vocabularies(edition):
            for code, records in edition.catalogue.tagged.get(vocabulary.name, {}).items():
                label = Label(vocabulary.name, code, written(vocabulary.label(code).in_(language)))
                for record in records:
                    self._labels.setdefault(record.ref, []).append(label)

    def of(self, news: News) -> Story:
        """What is told of a record. It is there: only of such is there news."""
        record = self.edition.catalogue.records[news.ref.kind][news.ref.id]
        brief = self._briefs.of(record)
        return Story(
            id=uuid5(UUID(news.id), self.language).urn,
            news=news,
            title=" ".join(written(self._title(news, brief)).split()),
            summary=written(brief.what.text),
            html=written(str(self._html(news, brief))),
            url=brief.url,
            labels=tuple(self._labels.get(news.ref, ())),
        )

    def _title(self, news: News, brief: Brief) -> str:
        name = isolated(brief.name.text, brief.name.language, self.language)
        said = self._say(say("{event}: {name}", event=_TITLES[news.event], name=name))
        fields = self._fields(news)
        if not fields:
            return said
        named = listed([*fields[:MOST_NAMED], *(["…"] if fields[MOST_NAMED:] else [])], self.language)
        return self._say(say("{title} ({fields})", title=said, fields=named))

    def _fields(self, news: News) -> list[str]:
        """What the fields that changed are called, each word once."""
        return list(dict.fromkeys(field.title.in_(self.language) or field.name for field in news.fields))

    def _html(self, news: News, brief: Brief) -> Markup:
        kind = Markup("<p>{}</p>").format(brief.kind)
        parts = [kind, *self._paragraph(brief.what), *self._happened(news, brief)]
        if news.event is not Event.CLOSED:
            lines = [Markup("<li>{}</li>").format(line) for line in self._lines(brief)]
            parts += [Markup("<ul>{}</ul>").format(Markup().join(lines))] if lines else []
        whole = Markup().join(parts)
        # A reader of feeds does not know which way a language is written.
        turned = direction(self.language) != "ltr"
        return Markup('<div lang="{}" dir="rtl">{}</div>').format(self.language, whole) if turned else whole

    def _happened(self, news: News, brief: Brief) -> Iterator[Markup]:
        if news.fields:
            fields = listed(self._fields(news), self.language)
            yield Markup("<p>{}</p>").format(self._say(say("What changed: {fields}", fields=fields)))
        if news.event is Event.CLOSED:
            ended = say("It ended on {day}.", day=brief.ended_on) if brief.ended_on else say("Closed.")
            yield Markup("<p><strong>{}</strong></p>").format(self._say(ended))
        for one in brief.instead:
            named = self._record(self._briefs.of(one))
            yield Markup("<p>{} {}</p>").format(self._label(say("Go here instead")), named)

    def _lines(self, brief: Brief) -> Iterator[Markup]:
        """Where, when, whom to call, what it costs."""
        begins = brief.record.get(m.VALID_FROM)
        if isinstance(begins, date) and begins > self.edition.today:
            field = brief.record.kind.by_meaning[m.VALID_FROM]
            yield self._line(field.title, escape(self._briefs.view.date(begins)))
        if brief.unusual:
            yield self._line(brief.record.kind.by_meaning[m.STATUS].title, escape(brief.unusual))
        # Many a service is called as its place.
        place = brief.place if brief.place.text != brief.name.text else brief.place._replace(text="")
        where = [self._words(one) for one in (place, brief.address) if one.text]
        if where or brief.area:
            yield self._line(say("Where"), Markup("<br>").join(where or [escape(brief.area)]))
        if brief.withheld:
            yield escape(self._say(say("The address is kept secret, for the safety of those who live there.")))
        hours = [escape(f"{self._label(days)} {times}" if days else times) for days, times in brief.hours]
        if hours or brief.meetings:
            yield self._line(say("When"), Markup("<br>").join([*hours, *map(escape, brief.meetings)]))
        yield from self._contact(brief)
        if brief.free:
            yield self._line(say("Cost"), escape(self._say(say("Free"))))
        if brief.caution.text:
            yield self._line(brief.record.kind.by_meaning[m.TO_VERIFY].title, self._words(brief.caution))

    def _contact(self, brief: Brief) -> Iterator[Markup]:
        numbers = [Markup('<a href="{}" dir="ltr">{}</a>').format(one.uri, one.shown) for one in brief.phones]
        if numbers:
            said = Markup("{} {}").format(self._say(say("Call")), Markup(" · ").join(numbers))
            if brief.answers.text:
                said += Markup(" ({} {})").format(self._say(say("This is the number of:")), self._words(brief.answers))
            yield said
            # Where nobody says what to make sure of, that nobody has made sure is told.
            if not brief.caution.text and brief.record.verification(self.edition.today) is not Verification.VERIFIED:
                yield escape(self._say(say("Call before you go: not everything is verified.")))
        elif brief.emails:
            links = (Markup('<a href="mailto:{0}" dir="ltr">{0}</a>').format(one) for one in brief.emails)
            yield Markup(" · ").join(links)

    def _paragraph(self, words: Words) -> Iterator[Markup]:
        if words.text:
            yield Markup("<p{}>{}</p>").format(marked(words.language, self.language), words.text)

    def _words(self, words: Words) -> Markup:
        attributes = marked(words.language, self.language)
        return Markup("<span{}>{}</span>").format(attributes, words.text) if attributes else escape(words.text)

    def _record(self, brief: Brief) -> Markup:
        return Markup('<a href="{}"{}>{}</a>').format(
            brief.url, marked(brief.name.language, self.language), brief.name.text
        )

    def _line(self, label: Message | Text, said: Markup) -> Markup:
        return Markup("<b>{}</b> {}").format(self._label(label), said)

    def _label(self, label: Message | Text | str) -> str:
        """A label with the colon of the language: French leaves a space before it."""
        return self._say(say("{label}:", label=label))

    def _say(self, message: Message) -> str:
        return message.in_(self.language)


def isolated(text: str, language: str, among: str) -> str:
    """A text among words that run the other way keeps its own: first strong isolate, pop directional isolate (UAX 9)."""
    return f"\u2068{text}\u2069" if direction(language) != direction(among) else text


def written(text: str) -> str:
    """A text without the characters that XML 1.0 cannot hold (production 2, Char)."""
    return _UNWRITABLE.sub("\ufffd", text)
