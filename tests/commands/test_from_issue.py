"""What an issue proposes becomes a record if no rule objects; nothing that a stranger writes becomes anything else."""

import pytest

from crocevia import catalogue, cli, load
from tests.cities import DAY
from tests.forge.issues import body

OLD = "# by hand\ncalled: Altra\ntel: [02 8846 3107]  # the desk\ncolour: red\n"


@pytest.fixture
def asked(city, tmp_path_factory, capsys):
    """Runs the command on an issue: its exit, what was printed, and the summary."""
    config = str(city.config)
    city.write("things/old.yml", OLD)
    folder = tmp_path_factory.mktemp("issue")

    def run(text, *options):
        issue, summary = folder / "issue.md", folder / "summary.md"
        issue.write_bytes(text if isinstance(text, bytes) else text.encode())
        summary.unlink(missing_ok=True)
        status = cli.main(["from-issue", str(issue), "--config", config, "--summary", str(summary), *options])
        return status, capsys.readouterr().out, summary.read_text(encoding="utf-8")

    return run


@pytest.fixture
def kinds(city):
    return catalogue.survey(city.settings, DAY)[0].kinds


def files(city):
    return {
        path.relative_to(city.root).as_posix(): path.read_bytes() for path in city.root.rglob("*") if path.is_file()
    }


def test_a_new_record_is_written_under_a_name_made_of_its_own(city, asked, kinds):
    text = body(
        kinds["things"],
        record="things/",
        called="L'Emporio è aperto",
        needs="- Mangiare\n- home\n",
        colour="Verde scuro",
        more="Una riga.\n\n## Titolo\n\n- a\n- b",
        open="sì",
        tel="02 8846 3107\n\n800 995 988",
        first="2026-01-15",
    )
    status, out, summary = asked(text)
    assert (status, out) == (0, "catalogue/things/l-emporio-e-aperto.yml\n")
    source = load.read(city.catalogue / "things" / "l-emporio-e-aperto.yml", "things", "x")
    assert source.cells == {
        "called": "L'Emporio è aperto",
        "more": "Una riga.\n\n## Titolo\n\n- a\n- b",
        "needs": ("food", "home"),
        "colour": "dark_green",
        "open": "sì",
        "first": "2026-01-15",
        "tel": ("02 8846 3107", "800 995 988"),
    }
    assert "Scheda nuova" in summary
    assert not city.findings()


def test_a_record_is_changed_where_the_issue_says_and_nowhere_else(city, asked, kinds):
    text = body(
        kinds["things"], record="things/old", tel="02 8846 3107\n02 02 02", colour="-", size="7", called="Altra"
    )
    assert asked(text)[0] == 0
    assert (city.catalogue / "things" / "old.yml").read_text(encoding="utf-8") == (
        '# by hand\ncalled: Altra\ntel: ["02 8846 3107", "02 02 02"] # the desk\nsize: 7\n'
    )


def test_several_codes_may_stand_in_a_line_and_a_comma_in_a_text_stays(city, asked, kinds):
    text = body(kinds["things"], record="things/old", needs="Mangiare, home", more="a, b", colours="red,blue")
    assert asked(text)[0] == 0
    cells = load.read(city.catalogue / "things" / "old.yml", "things", "x").cells
    assert (cells["needs"], cells["more"], cells["colours"]) == (("food", "home"), "a, b", ("red", "blue"))


def test_a_dry_run_prints_the_record_and_writes_nothing(city, asked, kinds):
    before = files(city)
    status, out, _ = asked(body(kinds["things"], record="things/new-one", called="Nuova"), "--dry-run")
    assert status == 0
    assert out.endswith("called: Nuova\n")
    assert files(city) == before


def test_a_warning_is_told_and_does_not_hinder(asked, kinds):
    status, _, summary = asked(body(kinds["things"], record="things/new-one", called="Nuova", until="2020-01-01"))
    assert status == 0
    assert "Da guardare" in summary


def told(asked, city, text):
    """The summary of an issue that is refused: no file has changed."""
    before = files(city)
    status, out, summary = asked(text)
    assert (status, out) == (1, "")
    assert files(city) == before
    return summary


def test_errors_are_answered_in_plain_sentences_and_nothing_is_written(city, asked, kinds):
    summary = told(asked, city, body(kinds["things"], record="things/new-one", tel="12", size="molti", at="nowhere"))
    assert "Manca «Nome»" in summary
    assert summary.count("**Da correggere**") == 4


@pytest.mark.parametrize(
    "record",
    [
        "",
        "things",
        "/old",
        "things/../../etc/passwd",
        "things/Old",
        "nothing/old",
        "schemas/things",
        "translations/en",
        "things/old\nthings/other",
        "things/" + "a" * 300,
        "things/a--b",
        "things/-",
        "THINGS/old",
        "_No response_",
        "https://example.org/things/old",
        "things/old; touch x",
        "things/.old",
        "things/con\u202efig",
        "things/оld",
    ],
)
def test_only_a_record_of_a_kind_can_be_meant(city, asked, kinds, record):
    told(asked, city, body(kinds["things"], record=record, called="Prova"))


@pytest.mark.parametrize("name", ["", "!!!", "日本", "_No response_"])
def test_a_new_record_needs_a_code_or_a_name_that_gives_one(city, asked, kinds, name):
    assert "codice" in told(asked, city, body(kinds["things"], record="things/", called=name, size="1"))


def test_a_new_record_does_not_write_over_one_of_the_same_name(city, asked, kinds):
    assert "things/old" in told(asked, city, body(kinds["things"], record="things/", called="Old"))


def test_an_issue_that_changes_nothing_is_told_so(city, asked, kinds):
    assert "non cambierebbe niente" in told(asked, city, body(kinds["things"], record="things/old", called="Altra"))
    told(asked, city, body(kinds["things"], record="things/old"))


def test_a_secret_record_is_not_touched_and_its_field_is_not_asked(city, asked, kinds):
    city.write("spots/refuge.yml", "called: Rifugio\nsecret: true\n")
    assert "pubbliche" in told(asked, city, body(kinds["spots"], record="spots/refuge", called="Altro"))
    text = body(kinds["spots"], record="spots/square", called="Altro") + "\n\n### secret\n\nfalse"
    told(asked, city, text)


def test_a_record_that_is_a_link_or_broken_is_not_touched(city, asked, kinds):
    (city.catalogue / "things" / "link.yml").symlink_to("old.yml")
    city.write("things/broken.yml", "called: [a\n")
    for id in ("link", "broken"):
        told(asked, city, body(kinds["things"], record=f"things/{id}", called="Nuova"))


@pytest.mark.parametrize("text", ["", "ciao", b"\xff\xfe\x00", "x" * 400_000, "### Scheda\n\nthings/old", "\x00" * 10])
def test_what_is_no_form_is_refused(city, asked, text):
    told(asked, city, text)


HOSTILE = (
    "${{ secrets.GITHUB_TOKEN }}",
    "$(touch /tmp/x) `id`",
    "x\nmail: hidden@example.org",
    "a: &a [*a, *a]",
    "!!python/object:os.system x",
    "--- \n...",
    "'\"",
    "# comment",
    "{{ 7 * 7 }}",
    "=cmd|' /C calc'!A0",
    "::error file=x::y",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_the_text_of_its_field_or_is_refused(city, asked, kinds, value):
    before = files(city)
    status, _, summary = asked(body(kinds["things"], record="things/old", more=value, to_reviewer=value))
    assert "@example" not in summary.replace("\u200b", "|")
    now = files(city)
    assert {path for path in now if now[path] != before.get(path)} <= {"catalogue/things/old.yml"}
    cells = load.read(city.catalogue / "things" / "old.yml", "things", "x").cells
    assert cells == {"called": "Altra", "tel": ("02 8846 3107",), "colour": "red"} | ({} if status else {"more": value})


def test_a_file_that_is_not_there_is_told(city, capsys):
    assert cli.main(["from-issue", "nowhere.md", "--config", str(city.config)]) == 2
    assert "nowhere.md" in capsys.readouterr().err
