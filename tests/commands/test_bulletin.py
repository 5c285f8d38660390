"""The command on a city with a past: what it writes, what it refuses, and that it says so when it cannot know."""

import email
import shutil

import pytest

from tests.cities import City
from tests.editions import ROOT
from tests.histories import Past
from tests.repositories import git

NAMES = [f"{name}.{language}.{ending}" for language in ("en", "it") for name, ending in (("bulletin", "eml"), ("bulletin", "html"), ("bulletin", "txt"), ("whatsapp", "txt"))]  # fmt: skip
WEEK = ("--since", "2026-03-02", "--until", "2026-03-08")


@pytest.fixture
def city(city):
    """With the templates that a mail needs."""
    shutil.copytree(ROOT / "templates" / "mail", city.root / "templates" / "mail")
    return city


@pytest.fixture
def past(city):
    """A city in which, from 2 March on, a day each: soup came, another changed, an old one ended, one more went."""
    past = Past(city)
    past.commit(things__old="called: Vecchia\n", things__lost="called: Persa\nstate: closed\nrather: [things/soup]\n")
    past.commit(things__soup="called: Minestra\nneeds: [soup]\ntel: ['02 8846 3107']\n")
    past.commit(things__other="called: Altra\nhours: lun 9-12\n")
    past.commit(things__old="called: Vecchia\nstate: closed\nuntil: 2026-03-03\nrather: [things/soup]\n")
    past.commit("things/lost")
    return past


def read(folder):
    return {path.name: path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()}


def test_a_week_is_written_in_every_form_and_language(past, run):
    code, said, complained = run("bulletin", *WEEK)
    assert (code, complained) == (0, "")
    folder = past.city.root / "bulletin" / "2026-03-08"
    made = read(folder)
    assert sorted(made) == sorted(NAMES)
    text = made["bulletin.en.txt"]
    order = ["New opportunities: 1", "Minestra", "02 8846 3107", "Opportunities that changed: 1", "Altra"]
    order += ["What changed: hours", "Opportunities that ended: 1", "Vecchia", "Go instead to:", "Minestra"]
    places = [text.index(order[0])]
    for words in order[1:]:
        places.append(text.index(words, places[-1]))
    # What went led to what is there; its own name is told no more.
    assert "No longer in the catalogue: Cosa. Go instead to:" in text
    assert "Persa" not in text
    assert "lost" not in text
    assert str(folder) in said
    assert "en: Prova: what is new, 8 March 2026" in said
    assert email.message_from_string(made["bulletin.en.eml"])["Subject"] == "Prova: what is new, 8 March 2026"


def test_only_what_is_asked_for_is_written(past, run):
    code, _, _ = run("bulletin", *WEEK, "--need", "food", "--language", "it", "--output", past.city.root / "out")
    made = read(past.city.root / "out")
    assert code == 0
    assert sorted(made) == [name for name in NAMES if ".it." in name]
    assert "Minestra" in made["bulletin.it.txt"]
    assert "Altra" not in made["bulletin.it.txt"]


def test_a_bulletin_of_a_need_has_a_folder_of_its_own(past, run):
    assert run("bulletin", *WEEK, "--need", "food")[0] == 0
    assert (past.city.root / "bulletin" / "2026-03-08-food").is_dir()


def test_nothing_new_is_written_and_is_no_mistake(past, run):
    code, _, complained = run("bulletin", "--since", "2026-10-01")
    assert code == 0
    assert "Nothing is new" in complained
    assert "Nothing new in these days." in read(past.city.root / "bulletin")["bulletin.en.txt"]


def test_nothing_is_written_over_unless_asked(past, run):
    assert run("bulletin", *WEEK)[0] == 0
    file = past.city.root / "bulletin" / "2026-03-08" / "bulletin.it.txt"
    file.write_text("mio", encoding="utf-8")
    code, _, complained = run("bulletin", *WEEK)
    assert (code, file.read_text("utf-8")) == (2, "mio")
    assert "--force" in complained
    assert run("bulletin", *WEEK, "--force")[0] == 0
    assert file.read_text("utf-8") != "mio"


def test_no_link_is_followed(past, run, tmp_path):
    (tmp_path / "elsewhere").write_text("x", encoding="utf-8")
    folder = past.city.root / "out"
    folder.mkdir()
    (folder / "bulletin.en.txt").symlink_to(tmp_path / "elsewhere")
    assert run("bulletin", *WEEK, "--output", folder, "--force")[0] == 1
    assert (tmp_path / "elsewhere").read_text("utf-8") == "x"
    assert sorted(read(folder)) == ["bulletin.en.txt"]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--since", "lunedì"), "year-month-day"),
        (("--since", "2026-02-30"), "year-month-day"),
        (("--since", "20260302"), "year-month-day"),
        (("--since", "2026-03-08", "--until", "2026-03-02"), "no day"),
        (("--until", "2099-01-01"), "--until"),
        (("--need", "fod"), "food"),
        (("--language", "xx"), "it, en"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(past, run, asked, words):
    code, _, complained = run("bulletin", *asked)
    assert code == 2
    assert words in complained
    assert not (past.city.root / "bulletin").exists()


def test_a_site_without_an_address_is_refused(past, run):
    config = past.city.config.read_text("utf-8").replace("site_url: https://example.org/\n", "")
    code, _, complained = _with(past.city, config, run)
    assert code == 2
    assert "site_url" in complained
    assert not (past.city.root / "bulletin").exists()


def test_a_city_with_templates_of_its_own_must_have_the_mails(past, run):
    shutil.rmtree(past.city.root / "templates")
    code, _, complained = run("bulletin", *WEEK)
    assert code == 2
    assert "mail/bulletin.html" in complained


def _with(city, config, run):
    other = city.root / "other.yml"
    other.write_text(config, encoding="utf-8")
    return run("bulletin", *WEEK, "--config", other)


def test_without_git_nothing_is_written_unless_dates_are_enough(city, run):
    city.write("things/one.yml", "called: Una\nuntil: 2026-11-23\n")
    code, _, complained = run("bulletin", "--since", "2026-11-14")
    assert code == 1
    assert "There is no Git history here" in complained
    assert "--dates-only" in complained
    assert not (city.root / "bulletin").exists()
    assert run("bulletin", "--since", "2026-11-14", "--dates-only")[0] == 0
    text = " ".join(read(city.root / "bulletin")["bulletin.en.txt"].split())
    assert "What was added or changed is not known this time" in text
    assert "Una" in text
    assert "Altra" not in text


def test_a_clone_cut_off_is_enough_only_after_the_cut(past, tmp_path, run):
    city = City(tmp_path / "shallow")
    git(tmp_path, "clone", "--quiet", "--depth=2", past.folder.as_uri(), str(city.root))
    shutil.rmtree(past.folder / ".git")
    arguments = ("--until", "2026-03-08", "--config", city.config)
    code, _, complained = run("bulletin", "--since", "2026-03-04", *arguments)
    assert code == 1
    assert "2026-03-04" in complained
    assert "--unshallow" in complained
    assert run("bulletin", "--since", "2026-03-05", *arguments)[0] == 0
    assert "No longer in the catalogue" in read(city.root / "bulletin")["bulletin.en.txt"]


def test_a_broken_catalogue_is_told_and_nothing_is_written(past, run):
    past.city.write("things/bad.yml", "called: [\n")
    code, _, complained = run("bulletin", *WEEK)
    assert code == 1
    assert "things/bad.yml" in complained
    assert not (past.city.root / "bulletin").exists()
