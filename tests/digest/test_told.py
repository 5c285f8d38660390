"""Whatever happened to a record in a period becomes one thing, or nothing."""

from datetime import UTC, datetime

import pytest

from crocevia.digest import told
from crocevia.digest.told import seen
from crocevia.history.told import History, What
from crocevia.model import Ref
from tests.digest.bulletins import change, on, past

A, B = Ref("things", "a"), Ref("things", "b")
SINCE, UNTIL = on("2026-03-02"), on("2026-03-08")


def fates(history, since, until):
    return list(told.fates(history, since, until))


@pytest.mark.parametrize(
    ("happened", "amounts_to"),
    [
        ("added", "added"),
        ("added changed", "added"),
        ("added changed closed", ""),
        ("added removed", ""),
        ("changed", "changed"),
        ("changed verified", "changed"),
        ("verified", ""),
        ("closed", "closed"),
        ("closed reopened", ""),
        ("closed changed reopened", "changed"),
        ("reopened", "reopened"),
        ("reopened closed", ""),
        ("removed", "removed"),
        ("closed removed", "removed"),
        ("removed added", ""),
        ("reopened removed", ""),
    ],
)
def test_what_happened_amounts_to_one_thing(happened, amounts_to):
    days = (on(f"2026-03-{number:02}") for number in range(2, 9))
    changes = [
        change(What(one), A, day, fields=["size"] if one == "changed" else [])
        for day, one in zip(days, happened.split(), strict=False)
    ]
    found = fates(past(*changes), SINCE, UNTIL)
    assert [one.what.value for one in found] == ([amounts_to] if amounts_to else [])


def test_both_ends_count_and_nothing_beyond_them():
    history = past(
        *(
            change(What.ADDED, Ref("things", day), on(day))
            for day in ("2026-03-01", "2026-03-02", "2026-03-08", "2026-03-09")
        )
    )
    assert [one.ref.id for one in fates(history, SINCE, UNTIL)] == ["2026-03-02", "2026-03-08"]


def test_a_record_that_moved_is_told_once_under_its_name_of_today():
    history = past(
        change(What.ADDED, A, on("2026-03-02")),
        change(What.MOVED, B, on("2026-03-03"), before=A),
        change(What.CHANGED, B, on("2026-03-04"), fields=["size"]),
    )
    assert [(one.ref, one.what) for one in fates(history, SINCE, UNTIL)] == [(B, What.ADDED)]


def test_a_record_that_took_another_name_after_the_last_day_is_not_lost():
    history = past(
        change(What.ADDED, A, on("2026-03-08")),
        change(What.MOVED, B, on("2026-03-09"), before=A),
    )
    assert [(one.ref, one.what) for one in fates(history, SINCE, UNTIL)] == [(B, What.ADDED)]


def test_what_was_before_the_first_day_counts():
    ended = past(change(What.CLOSED, A, on("2026-03-01")), change(What.REMOVED, A, on("2026-03-03")))
    edited = past(change(What.CLOSED, A, on("2026-03-01")), change(What.CHANGED, A, on("2026-03-03"), fields=["size"]))
    back = past(change(What.REMOVED, A, on("2026-03-01")), change(What.ADDED, A, on("2026-03-03")))
    found = [[one.what.value for one in fates(history, SINCE, UNTIL)] for history in (ended, edited, back)]
    assert found == [[], [], ["added"]]


def test_a_name_alone_is_no_news_and_the_fields_of_all_changes_are():
    assert fates(past(change(What.MOVED, B, on("2026-03-03"), before=A)), SINCE, UNTIL) == []
    twice = past(
        change(What.CHANGED, A, on("2026-03-03"), fields=["size"]),
        change(What.MOVED, B, on("2026-03-04"), before=A, fields=["tel", "size"]),
    )
    assert [one.fields for one in fates(twice, SINCE, UNTIL)] == [("size", "tel")]


def test_where_one_that_went_led_to_is_kept():
    (one,) = fates(past(change(What.REMOVED, A, on("2026-03-03"), instead=[B])), SINCE, UNTIL)
    assert one.instead == (B,)


def test_a_history_cut_off_is_enough_for_what_came_after_the_cut():
    cut = History(complete=False, since=datetime(2026, 3, 3, 12, tzinfo=UTC))
    # What happened on that day before the cut was not seen.
    assert [seen(cut, on(day)) for day in ("2026-03-02", "2026-03-03", "2026-03-04")] == [False, False, True]
    assert not seen(History(), on("2026-03-04"))
    assert seen(past(), on("2020-01-01"))
