"""What is told of a record's past: came, changed, checked, closed, took another name, went."""

from datetime import date

import pytest

from crocevia.history.told import What
from crocevia.model import Ref
from tests.histories import short
from tests.repositories import git

BEGUN = [(1, "added", "spots/square", ""), (1, "added", "things/other", "")]


def test_every_record_of_the_first_commit_was_added(past):
    assert past.short() == BEGUN
    assert past.told().complete
    assert not past.told().note


def test_an_edit_is_told_field_by_field_and_without_what_the_fields_said(past):
    past.commit(things__other="called: Altra\nsize: 3\nmail: a@example.org\n")
    past.commit(things__other="called: Altra\nsize: 4\ntel: [02 8846 3107]\n")
    assert past.short()[2:] == [
        (2, "changed", "things/other", "+size +mail"),
        (3, "changed", "things/other", "+tel size -mail"),
    ]
    assert "example.org" not in repr(past.told().changes)


@pytest.mark.parametrize(
    "same",
    [
        "# a comment\ncalled:   Altra\n",
        'called: "Altra"\nsize: ~\n',
        "called: Altra\nunknown: this schema has no such field\n",
    ],
)
def test_what_says_the_same_in_other_words_is_no_change(past, same, city):
    past.commit(things__other=same)
    past.commit(things__other="called: Altra\n")
    assert past.short() == BEGUN


def test_yes_is_yes_in_any_language_and_an_item_is_a_list_of_one(past):
    past.commit(things__other="called: Altra\nopen: sì\nneeds: food\n")
    past.commit(things__other="called: Altra\nopen: true\nneeds: [food]\n")
    assert past.short()[2:] == [(2, "changed", "things/other", "+needs +open")]


def test_a_check_that_changed_nothing_is_told_as_one(past):
    past.commit(things__other="called: Altra\nchecked: 2026-01-01\nagain: 6\n")
    past.commit(things__other="called: Altra\nchecked: 2026-02-01\nagain: 6\n")
    past.commit(things__other="called: Altra\nchecked: 2026-03-01\nagain: 6\nsize: 2\n")
    past.commit(things__other="called: Altra\nagain: 6\nsize: 2\n")
    assert [(day, what) for day, what, *_ in past.short()[2:]] == [
        (2, "verified"),
        (3, "verified"),
        (4, "changed"),
        (5, "changed"),
    ]
    # Whoever asks when it changed does not mean when it was checked.
    assert past.told().last(Ref("things", "other")) == date(2026, 3, 5)


def test_closing_and_opening_again_are_told_with_the_fields_that_changed_too(past):
    past.commit(things__other="called: Altra\nstate: closed\nuntil: 2026-02-01\n")
    past.commit(things__other="called: Altra\nsize: 2\n")
    assert past.short()[2:] == [
        (2, "closed", "things/other", "+state +until"),
        (3, "reopened", "things/other", "+size -state -until"),
    ]


def test_what_went_leaves_its_name_its_day_and_where_to_go_instead(past):
    past.commit(
        things__one="called: Una\nrather: [spots/square, things/nowhere-any-more]\n", things__gone="called: X\n"
    )
    past.commit("things/one", "things/gone")
    one, gone = sorted(past.told().changes[-2:], key=lambda change: change.ref.id, reverse=True)
    assert short(one) == (3, "removed", "things/one", "")
    assert one.instead == (Ref("spots", "square"),)
    assert (short(gone), gone.instead) == ((3, "removed", "things/gone", ""), ())


def test_what_came_back_was_added_again(past):
    past.commit("things/other")
    past.commit(things__other="called: Altra\n")
    assert [one[:2] for one in past.short()[1:]] == [(1, "added"), (2, "removed"), (3, "added")]


def test_another_name_is_one_change_and_no_loss(past):
    past.commit("things/other", things__new="called: Altra\nsize: 2\n", redirects="things/other: things/new\n")
    past.commit(
        "things/new",
        things__newer="called: Altra\n",
        redirects="things/other: things/newer\nthings/new: things/newer\n",
    )
    assert past.short()[2:] == [
        (2, "moved", "things/new", "+size"),
        (3, "moved", "things/newer", "-size"),
    ]
    assert [one.before for one in past.told().changes[2:]] == [Ref("things", "other"), Ref("things", "new")]


def test_a_name_that_only_looks_like_the_old_one_is_another_record(past):
    past.commit("things/other", things__new="called: Altra\n")
    assert past.short()[2:] == [(2, "added", "things/new", ""), (2, "removed", "things/other", "")]


def test_a_revert_and_two_edits_of_a_day_are_changes_too(past):
    for size in (1, 2, 1):
        past.commit(things__other=f"called: Altra\nsize: {size}\n", at="2026-03-09 10:00:00 +0000")
    assert [one[1:] for one in past.short()[2:]] == [
        ("changed", "things/other", "+size"),
        ("changed", "things/other", "size"),
        ("changed", "things/other", "size"),
    ]
    assert len({one.id for one in past.told().changes}) == 5


def test_a_merge_tells_what_it_brought_on_the_day_of_the_merge(past):
    git(past.folder, "checkout", "--quiet", "-b", "work")
    past.commit(things__other="called: Altra\nsize: 2\n")
    past.commit(things__other="called: Altra\nsize: 3\n")
    git(past.folder, "checkout", "--quiet", "main")
    past.commit(things__main="called: Qui\n")
    git(past.folder, "merge", "--quiet", "--no-ff", "-m", "x", "work", at="2026-03-20 12:00:00 +0000")
    assert past.short()[2:] == [(4, "added", "things/main", ""), (20, "changed", "things/other", "+size")]


def test_the_day_is_the_committers_in_utc_and_the_number_rises_even_if_clocks_go_back(past):
    past.commit(things__other="called: Altra\nsize: 2\n", at="2026-03-10 00:30:00 +0100")
    past.commit(things__other="called: Altra\nsize: 3\n", at="2026-03-01 00:00:00 +0000")
    past.commit(things__other="called: Altra\nsize: 4\n", at="@99999999999999 +0000")
    changes = past.told().changes
    numbers = [one.sequence for one in changes]
    assert numbers == sorted(set(numbers))
    assert [one.at.date().isoformat() for one in changes[2:]] == ["2026-03-09", "2026-03-01", "9999-12-31"]


def test_what_a_schema_does_not_know_any_more_is_not_told_and_numbers_stay(past, city):
    past.commit(things__other="called: Altra\nsize: 2\nweight: 3\n")
    past.commit(things__other="called: Altra\nsize: 3\nweight: 3\n")
    before = past.told().changes
    schema = city.catalogue / "schemas" / "things.yml"
    schema.write_text(schema.read_text("utf-8").replace("name: size\n", "name: magnitude\n"), encoding="utf-8")
    past.write(things__other="called: Altra\nweight: 3\n")
    after = past.told().changes
    assert [short(one)[3] for one in after] == ["", "", "+weight"]
    assert [one.sequence for one in after] == [one.sequence for one in before[:3]]


def test_a_commit_that_only_adds_to_the_past_changes_nothing_of_it(past):
    past.commit(things__other="called: Altra\nsize: 2\n")
    before = past.told().changes
    past.commit("things/other", things__more="called: Ancora\n")
    after = past.told().changes
    assert after[: len(before)] == before
    assert {one.what for one in after[len(before) :]} == {What.ADDED, What.REMOVED}


def test_nothing_that_was_not_committed_is_told(past):
    past.write(things__draft="called: Bozza\n")
    assert past.short() == BEGUN
