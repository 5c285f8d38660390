"""Chains of services that go round: a warning that names the circle, and nothing that stops a build."""

import pytest

from crocevia.findings import Level
from tests.coverage.towns import counted, of, with_things


def circles(city):
    found = [one for one in city.judge().findings if one.code == "circle"]
    assert all(one.level is Level.WARNING for one in found)
    return [(one.file.rpartition("/")[2], one.line, one.problem.values["names"]) for one in found]


@pytest.mark.parametrize(
    ("links", "told"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b"], "b": ["a"]}, [("b.yml", 2, "things/a → things/b → things/a")]),
        ({"a": ["c", "b"], "b": ["a"], "c": []}, [("b.yml", 2, "things/a → things/b → things/a")]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [("c.yml", 2, "things/a → things/b → things/c → things/a")]),
        ({"a": ["a"]}, [("a.yml", 2, "things/a → things/a")]),
        (
            {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]},
            [("b.yml", 2, "things/a → things/b → things/a"), ("d.yml", 2, "things/c → things/d → things/c")],
        ),
    ],
)
def test_a_circle_is_told_once_where_it_closes(tmp_path, links, told):
    things = {name: f"then: [{', '.join(f'things/{to}' for to in where)}]" for name, where in links.items()}
    city = with_things(tmp_path, **{name: text if links[name] else "" for name, text in things.items()})
    assert circles(city) == told


def test_a_link_to_what_is_not_there_is_no_circle(tmp_path):
    city = with_things(tmp_path, a="then: [things/lost, spots/square]")
    assert circles(city) == []


def test_the_diagram_of_a_circle_is_drawn_all_the_same(tmp_path):
    city = with_things(tmp_path, a="then: [things/b]", b="then: [things/a, things/c]", c="then: [things/c]")
    found = of(city.build(), city.settings)["chains"]
    drawn = found.picture().svg("it").decode()
    assert all(f">{name}</text>" in drawn for name in "ABC")
    assert drawn.count("stroke-dasharray") == 2  # what leads back, and what leads to itself
    assert [(row["from"], row["to"], row["circle"]) for row in counted(city, "chains")] == [
        ("things/a", "things/b", True),
        ("things/b", "things/a", True),
        ("things/b", "things/c", False),
        ("things/c", "things/c", True),
    ]


def test_many_circles_are_not_all_told(tmp_path):
    every = [f"t{number}" for number in range(12)]
    links = ", ".join(f"things/{name}" for name in every)
    city = with_things(tmp_path, **dict.fromkeys(every, f"then: [{links}]"))
    assert len(circles(city)) == 50
    assert of(city.build(), city.settings)["chains"].picture().svg("it")
