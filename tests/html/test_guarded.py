"""Of what nobody else should know that one reads about it: what answers such a need, what hides, what is there for that alone."""

from dataclasses import dataclass

import pytest

from crocevia import meanings as m
from crocevia.html.guarded import guarded
from crocevia.html.questions import Questions
from tests.editions import edition


@dataclass
class Known:
    """A record as far as it is asked here: its needs, whom it names, whether it hides."""

    ref: str
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    withheld: frozenset[str] = frozenset()

    def many(self, meaning):
        return self.needs if meaning == m.SUBJECT else ()


class City(list):
    """Records, and who names each."""

    @property
    def pointing(self):
        return {
            one: [(None, record) for record in self if one in record.names]
            for one in {n for r in self for n in r.names}
        }


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([Known("desk", ("violence",)), Known("meal", ("food",))], {"desk"}),
        ([Known("desk", ("food", "violence"))], {"desk"}),
        ([Known("refuge", withheld=frozenset({"at"}))], {"refuge"}),
        # Whatever names a house stands there; the house is there for that alone, or for other things too.
        ([Known("desk", ("violence",), ("house",)), Known("house")], {"desk", "house"}),
        ([Known("desk", ("violence",), ("house",)), Known("meal", ("food",), ("house",)), Known("house")], {"desk"}),
        ([Known("desk", ("violence",), ("house",)), Known("choir", (), ("house",)), Known("house")], {"desk"}),
        # A body by way of its house.
        (
            [Known("desk", ("violence",), ("house", "body")), Known("house", (), ("body",)), Known("body")],
            {"desk", "house", "body"},
        ),
        # It says itself what it does.
        ([Known("desk", ("violence",), ("body",)), Known("body", ("food",))], {"desk"}),
        # Whoever names itself, or one another, is no reason.
        ([Known("body", (), ("body",))], set()),
        ([Known("one", (), ("other",)), Known("other", (), ("one",))], set()),
        ([Known("desk", ("violence",), ("body",)), Known("body", (), ("body",))], {"desk", "body"}),
        ([Known("lost", (), ("nobody",))], set()),
    ],
)
def test_who_is_guarded(records, found):
    assert guarded(City(records), ["violence"]) == found
    assert guarded(City(reversed(records)), ["violence"]) == found


def test_a_centre_against_violence_is_no_page_to_be_found_on():
    city = edition("milan")
    questions = Questions(city, "it")
    places = city.catalogue.records["places"]
    assert questions.guarded(places["centro-milano-donna-municipio-9"])
    assert not questions.guarded(places["celav"])
