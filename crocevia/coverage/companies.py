"""Inclusive companies by the section of their register and by what they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from crocevia import meanings as m
from crocevia.coverage.crossed import COLUMNS, ROWS, Crossed
from crocevia.coverage.figure import Column, Named, Row
from crocevia.coverage.words import VERIFIED
from crocevia.kinds import Field, Kind
from crocevia.language import NOTHING, Message, say
from crocevia.text import Text

# The code of those that say nothing.
UNSAID = "not_said"
_SAID_NOTHING = say("Not said")


class Companies(Crossed):
    """How many companies of each section have each practice."""

    name = "inclusive-companies"
    title = say("Inclusive companies")
    how = say(
        "Companies that have not ended, in each section of the register and with each practice: one with two of either counts"
        " twice. Those of which one or the other is not known stand under “not said”."
    )
    key = ("section", "practice")

    @property
    def lacks(self) -> Message:
        """It takes a kind that says one or the other."""
        return (
            NOTHING
            if self._kinds
            else say("This catalogue does not say which companies are inclusive, nor what they do.")
        )

    @cached_property
    def _kinds(self) -> Sequence[Kind]:
        kinds = self.survey.catalogue.kinds.values()
        return [kind for kind in kinds if {m.REGISTER_SECTION, m.PRACTICE} & set(kind.by_meaning)]

    @property
    def columns(self) -> Sequence[Column]:
        """Section, practice, how many."""
        names = ((m.REGISTER_SECTION, "section"), (m.PRACTICE, "practice"))
        fields = [(self._field(meaning), name) for meaning, name in names]
        named = [Column(name, field.title if field else Text({"": name}), "named") for field, name in fields]
        return (*named, Column("active", self.title), VERIFIED)

    def _field(self, meaning: str) -> Field | None:
        return next((kind.by_meaning[meaning] for kind in self._kinds if meaning in kind.by_meaning), None)

    def _choices(self, meaning: str) -> list[Named]:
        """All that a field may say, in its order, and that it says nothing."""
        field, source = self._field(meaning), self.survey.edition.settings.languages
        unsaid = Named(UNSAID, Text({one: _SAID_NOTHING.in_(one) for one in source}))
        if not field:
            return [unsaid]
        vocabulary = self.survey.catalogue.vocabularies.get(field.vocabulary)
        named = self.terms(vocabulary, vocabulary.terms) if vocabulary else []
        return [*named, *(Named(code, label) for code, label in field.categories.items()), unsaid]

    @cached_property
    def _counted(self) -> Mapping[bool, Counter[tuple[str, str]]]:
        """All, and the verified ones among them."""
        found: dict[bool, Counter[tuple[str, str]]] = {False: Counter(), True: Counter()}
        today = self.survey.edition.today
        for kind in self._kinds:
            for record in self.survey.catalogue.of(kind.name):
                if self.survey.over(record):
                    continue
                sections, practices = (
                    list(map(str, record.many(meaning))) or [UNSAID] for meaning in (m.REGISTER_SECTION, m.PRACTICE)
                )
                pairs = [(section, practice) for section in sections for practice in practices]
                found[False].update(pairs)
                if record.verification(today) == "verified":
                    found[True].update(pairs)
        return found

    def rows(self) -> Iterator[Row]:
        """Every section with every practice, nothing included."""
        practices = self._choices(m.PRACTICE)
        for section in self._choices(m.REGISTER_SECTION):
            for practice in practices:
                pair = section.code, practice.code
                yield section, practice, self._counted[False][pair], self._counted[True][pair]

    @property
    def corner(self) -> Text | Message:
        """What the rows are."""
        field = self._field(m.PRACTICE)
        return field.title if field else _SAID_NOTHING

    def sides(self) -> tuple[Sequence[Named], Sequence[Named]]:
        """Practices in rows, for there are more of them; nothing where there is no company."""
        if not self._counted[False]:
            return (), ()
        return self._choices(m.PRACTICE)[-ROWS:], self._choices(m.REGISTER_SECTION)[-COLUMNS:]

    def counted(self, row: str, column: str) -> tuple[int, int]:
        """How many; nothing comes from elsewhere."""
        return self._counted[False][column, row], 0
