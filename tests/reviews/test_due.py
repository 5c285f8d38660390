"""What is due is asked of the body that knows the answer, in a letter and an issue that nothing in a record can break."""

import csv
import email
import email.policy
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from crocevia import catalogue, press
from crocevia.cli import main
from crocevia.reviews import issues, letters, rounds
from crocevia.reviews.words import Links
from tests.editions import CITIES

DAY = date(2026, 11, 21)
TOWN = CITIES["town"]


@pytest.fixture
def town(tmp_path):
    """The town's records, to be changed."""
    copytree(TOWN.parent / "catalogue", tmp_path / "catalogue")
    settings = replace(press.settings(TOWN), catalogue=tmp_path / "catalogue", contact="catalogo@example.org")

    class Town:
        root = tmp_path / "catalogue"
        city = settings

        def write(self, ref, **cells):
            path = self.root / f"{ref}.yml"
            kept = [line for line in path.read_text("utf-8").splitlines() if line.partition(":")[0] not in cells]
            path.write_text("\n".join([*kept, *(f"{name}: {said}" for name, said in cells.items()), ""]), "utf-8")

        def due(self, day=DAY, within=0):
            judged = catalogue.judge(settings, day)
            assert not judged.broken, judged.findings
            return rounds.due(catalogue.build(judged, settings), day, within)

    return Town()


def asked(found):
    return {str(ask.record.ref): str(one.who.ref) for one in found for ask in one.asks}


def test_a_record_is_asked_of_the_body_behind_it(town):
    found = asked(town.due(within=1_000))
    assert found["services/mensa-del-ponte"] == "associations/il-ponte"
    assert found["associations/il-ponte"] == "associations/il-ponte"
    assert found["networks/patto-della-valle"] == "networks/patto-della-valle"
    assert found["services/piscina"] == "services/piscina"


def test_what_is_confidential_is_never_in_a_letter(town):
    found = asked(town.due())
    assert "places/casa-segreta" not in found


@pytest.mark.parametrize(
    ("on", "every", "within", "is_due"),
    [
        ("2026-11-20", 1, 0, False),
        ("2026-10-20", 1, 0, True),
        ("2025-11-22", 12, 0, False),
        ("2025-11-22", 12, 5, True),
        ("2025-07-21", 16, 0, False),
        ("2025-07-20", 16, 0, True),
    ],
)
def test_each_record_has_its_own_rhythm(town, on, every, within, is_due):
    town.write("services/mensa-del-ponte", checked_on=on, check_again=every)
    assert ("services/mensa-del-ponte" in asked(town.due(within=within))) is is_due


def test_what_is_closed_is_not_asked(town):
    town.write("services/mensa-del-ponte", state="closed", checked_on="2020-01-01")
    assert "services/mensa-del-ponte" not in asked(town.due())


def test_who_has_waited_longest_comes_first(town):
    town.write("services/piscina", checked_on="2019-01-01")
    first = town.due()[0]
    assert first.asks[0].record.id == "piscina"
    days = [one.since for one in town.due()]
    assert days == sorted(days)


def letter(town, found, id="il-ponte"):
    (one,) = (each for each in found if each.who.id == id)
    return email.message_from_bytes(bytes(letters.letter(one, town.city)), policy=email.policy.default)


def test_a_letter_says_the_facts_and_leads_to_the_form(town):
    town.write("associations/il-ponte", write_to="info@example.org")
    found = letter(town, town.due(within=1_000))
    assert (found["To"], found["From"]) == ("info@example.org", "catalogo@example.org")
    text = found.get_content().replace("\r\n", "\n")
    assert "/partecipa/services/?edit=services/mensa-del-ponte&confirm=1\n" in text
    assert "/partecipa/services/?edit=services/mensa-del-ponte\n" in text
    assert "lun-ven 12:00-14:00" in text


def test_no_value_becomes_a_header_or_a_second_recipient(town):
    (one,) = (each for each in town.due(within=1_000) if each.who.id == "il-ponte")
    name = one.who.kind.by_meaning["https://schema.org/name"].name
    hostile = replace(one.who, values={**one.who.values, name: "Ponte\r\nBcc: a@example.org\r\n\r\n<b>x\u202e"})
    for address in ("a@example.org, b@example.org", "a@example.org\nBcc: b@example.org", "x <a@example.org>", "@", ""):
        asks = tuple(replace(ask, record=hostile) for ask in one.asks)
        found = bytes(letters.letter(replace(one, who=hostile, email=address, asks=asks), town.city))
        parsed = email.message_from_bytes(found, policy=email.policy.default)
        assert set(parsed.keys()) == {
            "From",
            "Subject",
            "X-Unsent",
            "MIME-Version",
            "Content-Type",
            "Content-Transfer-Encoding",
        }
        assert not parsed.defects
        assert "\u202e" not in parsed.get_content()
        assert "Ponte Bcc: a@example.org <b>x" in parsed.get_content()


def test_an_issue_has_a_title_a_month_and_only_our_markdown(town):
    (one,) = (each for each in town.due(within=1_000) if each.who.id == "il-ponte")
    name = one.who.kind.by_meaning["https://schema.org/name"].name
    evil = "@everyone ![x](https://example.org/x.png) <script> `a`\n# b --> ${{ x }}"
    hostile = replace(one.who, values={**one.who.values, name: evil})
    text = issues.issue(replace(one, who=hostile, asks=(replace(one.asks[0], record=hostile),)), town.city, DAY)
    title, blank, marker, *body = text.split("\n")
    assert title.startswith("# ")
    assert "2026-11" in title
    assert blank == ""
    assert marker == "<!-- crocevia-review 2026-11 associations/il-ponte -->"
    whole = "\n".join(body)
    assert "<script" not in whole
    assert "![" not in whole
    assert "@everyone" not in whole
    assert not [line for line in body if line.startswith("#")]


def test_links_are_whole_where_the_city_has_an_address(town):
    ref = town.due()[0].who.ref
    assert Links(replace(town.city, url="")).edit(ref) == f"/partecipa/{ref.kind}/?edit={ref}"
    assert (
        Links(replace(town.city, url="https://example.org/")).confirm(ref).startswith("https://example.org/partecipa/")
    )


def run(capsys, *more):
    status = main(["due", "--config", str(TOWN), "--on", "2026-11-21", "--lang", "en", *more])
    return status, capsys.readouterr()


def test_the_command_lists_in_four_forms_and_writes_no_more_than_asked(capsys, tmp_path):
    assert "of" in run(capsys)[1].out.splitlines()[-1]
    plain = json.loads(run(capsys, "--format", "json")[1].out)
    rows = list(csv.DictReader(io.StringIO(run(capsys, "--format", "csv")[1].out)))
    assert [row["record"] for row in rows] == [one["record"] for each in plain for one in each["records"]]
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "-", "@"}]
    assert run(capsys, "--format", "markdown")[1].out.count("\n| ") == len(rows) + 1
    mail, said = tmp_path / "mail", tmp_path / "said"
    status, spoken = run(capsys, "--mail", str(mail), "--issues", str(said), "--most", "2")
    assert status == 0
    assert len(list(mail.glob("*.eml"))) == len(list(said.glob("*.md"))) == 2
    assert sorted(path.name[:5] for path in said.glob("*.md")) == ["0001-", "0002-"]
    assert "Confidential records are not here" in spoken.err


def test_the_command_knows_the_campaigns(capsys, tmp_path):
    milan = ["due", "--config", str(CITIES["milan"]), "--lang", "en", "--on"]
    assert main([*milan, "2026-07-01", "--format", "csv"]) == 0
    assert "--campaign agosto" in capsys.readouterr().err
    assert (
        main([*milan, "2026-07-01", "--campaign", "agosto", "--format", "json", "--mail", str(tmp_path), "--most", "1"])
        == 0
    )
    out = capsys.readouterr()
    assert "--campaign" not in out.err
    assert json.loads(out.out)
    (found,) = tmp_path.glob("*.eml")
    message = email.message_from_bytes(Path(found).read_bytes(), policy=email.policy.default)
    assert message["Subject"].startswith("Siete aperti ad agosto?")
    assert "confirm=1" not in message.get_content()
    assert main([*milan, "2026-07-01", "--campaign", "pasqua"]) == 2
