"""The score, and what is said of the whole catalogue."""

import pytest

from crocevia.language import NOTHING
from crocevia.quality.criterion import FULL, Circumstances, Mark
from crocevia.quality.report import BANDS, RECORDS, Report
from crocevia.quality.score import CRITERIA, assessed, marks, to_do
from tests.cities import DAY
from tests.editions import edition


def given(**shares):
    return [Mark(shares[one.code], remedy=one.title) if one.code in shares else None for one in CRITERIA]


def test_the_score_is_the_mean_by_weight_of_what_applies():
    # (3 × 1 + 1 × 0 + 2 × 0.5) / (3 + 1 + 2) = 4 / 6
    assert assessed(None, given(verified=1, need=0, recent=0.5)).score == 67
    assert assessed(None, given(verified=1)).score == 100
    assert assessed(None, given(verified=0)).score == 0
    assert assessed(None, [None] * len(CRITERIA)).score is None


def test_a_criterion_that_does_not_apply_changes_nothing():
    without = assessed(None, given(verified=1, need=0)).score
    assert without == assessed(None, [*given(verified=1, need=0)[:-1], None]).score == 75
    assert assessed(None, [FULL] * len(CRITERIA)).score == 100


def test_what_weighs_most_is_to_be_done_first():
    found = to_do(given(need=0, verified=0.5, contact=0, recent=0.9))
    assert [criterion.code for criterion, _ in found] == ["contact", "verified", "need", "recent"]
    assert to_do([FULL if one is None else one for one in given()]) == []


def test_codes_are_columns_and_weights_are_whole():
    codes = [one.code for one in CRITERIA]
    assert len(set(codes)) == len(codes)
    assert all(isinstance(one.weight, int) and one.weight >= 1 for one in CRITERIA)
    assert all(one.title and one.about for one in CRITERIA)


@pytest.fixture(params=["milan", "town", "hostile"])
def report(request):
    city = edition(request.param)
    return Report(Circumstances(city.catalogue, city.today, city.settings.languages))


def test_every_record_is_in_a_band_and_in_a_kind_once(report):
    open_ = [one for one in report.among.catalogue if one.verification(report.among.day) != "closed"]
    assert len(report.scored) == len(open_)
    assert sum(count for _, _, count in report.bands) == len(open_)
    assert [(low, high) for low, high, _ in report.bands] == list(BANDS)
    assert sum(group.records for _, group in report.kinds) == len(open_)
    for low, high, count in report.bands:
        assert count == sum(low <= one.score <= high for one in report.scored)


def test_where_to_begin_is_with_the_lowest_scores(report):
    begin = report.begin
    assert len(begin) == min(RECORDS, len(report.scored))
    shown = {one.record for one in begin}
    others = [one.score for one in report.scored if one.record not in shown]
    assert not others or max(one.score for one in begin) <= min(others)
    for one in begin:
        assert one.things
        assert all(mark.remedy is not NOTHING and mark.share <= 1 for _, mark in one.things)


def test_criteria_are_in_the_order_of_what_they_would_bring(report):
    lost = [criterion.weight * applies * (1 - share) for criterion, applies, share, _ in report.criteria]
    assert lost == sorted(lost, reverse=True)
    for _, applies, share, below in report.criteria:
        assert 0 <= share <= 1
        assert 0 <= below <= applies


def test_a_body_has_no_score_on_the_page_and_is_asked_what_it_can_answer(report):
    for who, group in report.bodies:
        assert report.among.catalogue.find(who.ref) is who
        assert group.records > 1
        assert not {criterion.code for criterion, _ in group.lacking} & {"readable", "translated", "coordinates"}


def test_what_has_ended_has_no_score(city):
    city.write("things/gone.yml", "called: G\nstate: closed\nuntil: 2026-01-31\n")
    made = city.build()
    among = Circumstances(made, DAY, ("it", "en"))
    found = {str(one.record.ref): one for one, _ in Report(among).rows()}
    assert found["things/gone"].score is None
    assert set(found["things/gone"].shares) == {None}
    assert len(found) == 3
    assert {str(one.record.ref) for one in Report(among).scored} == {"things/other", "spots/square"}
    assert marks(made.records["things"]["gone"], among) == [None] * len(CRITERIA)


def test_an_empty_city_has_a_report():
    city = edition("town")
    empty = city.catalogue.__class__(
        city.catalogue.kinds, city.catalogue.vocabularies, {}, "it", _sorted=dict.fromkeys(city.catalogue.kinds, ())
    )
    report = Report(Circumstances(empty, DAY, ("it", "en")))
    assert (report.mean, list(report.criteria), list(report.kinds), list(report.bodies), list(report.begin)) == (
        0,
        [],
        [],
        [],
        [],
    )
    assert report.links.named == report.links.asked == 0
