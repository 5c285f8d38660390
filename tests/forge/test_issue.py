"""The text of an issue is cut at the headings of its form, and refused where it could be cut in two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crocevia.forge.issue import MOST, Refused, answer, answers

IDS = {"Scheda": "record", "Nome": "name", "Telefono": "phone", "Descrizione": "text"}


def test_what_stands_under_each_heading_is_its_answer():
    body = "### Scheda\n\nthings/one\n\n### Nome\n\nMensa\n\n### Telefono\n\n02 1\n02 2\n\n### Descrizione\n\na\n\nb\n"
    assert answers(body, IDS) == {"record": "things/one", "name": "Mensa", "phone": "02 1\n02 2", "text": "a\n\nb"}


@pytest.mark.parametrize("empty", ["_No response_", "", " ", "\n\n"])
def test_what_was_left_open_is_no_answer(empty):
    assert answers(f"### Nome\n\n{empty}\n\n### Telefono\n\n1", IDS) == {"phone": "1"}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_may_end_in_any_way(end):
    assert answers(end.join(["### Nome", "", "a", "b", "", "### Telefono", "", "1"]), IDS) == {
        "name": "a\nb",
        "phone": "1",
    }


@pytest.mark.parametrize(
    "kept",
    [
        "## Titolo",
        "#### Titolo",
        "###Titolo",
        "a\n ### Telefono",
        "> ### Telefono",
        "```\ncode",
        "~~~\ncode\n~~~",
        "<!-- hidden -->",
        "<!-- open",
        "<details>",
        "---\nname: x",
        "a\u2028### Telefono",
        "a\x0b### Telefono",
        "a\x85### Telefono",
        "${{ github.token }}",
        "$(touch x)",
    ],
)
def test_an_answer_stays_as_it_was_typed_and_hides_nothing_that_follows(kept):
    assert answers(f"### Descrizione\n\n{kept}\n\n### Telefono\n\n1", IDS) == {"text": kept, "phone": "1"}


@pytest.mark.parametrize(
    "body",
    [
        "### Nome\n\na\n\n### Nome\n\nb",
        "### Descrizione\n\nx\n### Telefono\n\n666\n\n### Telefono\n\n1",
        "### Descrizione\n\nx\n### Altro\n\ny",
        "### \n\nx",
        "Ciao\n\n### Nome\n\na",
        "<!-- x -->\n### Nome\n\na",
        "### Nome\n\n" + "a" * MOST,
    ],
)
def test_what_could_be_read_in_two_ways_or_is_no_form_is_refused(body):
    with pytest.raises(Refused):
        answers(body, IDS)


@pytest.mark.parametrize("body", ["", "\n", "Ciao", "### Nome\n\na", "### Scheda\n\na\n\n### Scheda\n\nb"])
def test_one_answer_is_found_only_where_its_heading_stands_once(body):
    with pytest.raises(Refused):
        answer(body, "Scheda")
    assert answer("### Altro\n\nx\n\n### Scheda\n\na/b", "Scheda") == "a/b"


@given(st.text(max_size=300), st.text(max_size=100))
def test_any_text_is_read_or_refused_and_never_more_than_it_says(text, other):
    for body in (text, f"### Nome\n\n{text}\n\n### Telefono\n\n{other}"):
        try:
            found = answers(body, IDS)
        except Refused:
            continue
        assert set(found) <= set(IDS.values())
        whole = body.replace("\r\n", "\n").replace("\r", "\n")
        assert all(said in whole for said in found.values())
