"""What a build and a check ask of the system, whatever the records say: no process, no network, no file outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import city as hostile
from tests.hostile.corpus import FILES, HEAD

# One worker, which builds the city once.
pytestmark = pytest.mark.xdist_group("watched")

ROOT = Path(__file__).parents[2]
# Python itself, its libraries, what the system tells of time zones and of kinds of files.
SYSTEM = (
    sys.prefix,
    sys.base_prefix,
    os.path.realpath(sys.prefix),
    "/usr/share",
    "/usr/lib",
    "/etc/mime.types",
    "/etc/localtime",
    "/proc/",
    "/dev/",
)
# MkDocs quiets a notice of its own; Babel reads the languages that it brings; NumPy's library of sums is told how many cores
# it may use; matplotlib is given a folder that goes again, and not the home of whoever builds.
HARMLESS = (
    "os.putenv (b'NO_MKDOCS_2_WARNING', b'true')",
    "pickle.find_class ('babel.",
    "os.putenv (b'OPENBLAS_MAIN_FREE', b'1')",
    "os.putenv (b'MPLCONFIGDIR', b'{temporary}/",
    # The database that is published is made where what is temporary goes, for SQLite writes to a name only.
    "sqlite3.connect (PosixPath('{temporary}/",
    "sqlite3.connect/handle (<sqlite3.Connection object",
)


def watched(folder, *arguments):
    """The exit code of `build.py`, and what it asked of the system while it ran."""
    (folder / "temporary").mkdir(exist_ok=True)
    environment = {**os.environ, "TMPDIR": str(folder / "temporary"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.hostile.watched", folder / "report.json", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done, json.loads((folder / "report.json").read_text(encoding="utf-8"))


def asked(report, folder):
    """What was asked beyond reading and writing files."""
    harmless = tuple(one.replace("{temporary}", str(folder / "temporary")) for one in HARMLESS)
    return [said for event, about in report["asked"] if not (said := f"{event} {about}").startswith(harmless)]


def outside(paths, *roots):
    return sorted({path for path in paths if not path.startswith(tuple(map(str, roots)))})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The report of a build of the hostile city, in one process; its output and the city's folder."""
    folder = tmp_path_factory.mktemp("watched")
    config = hostile.config(refused=False)
    done, report = watched(folder, "build", "--config", config, "--output", folder / "site", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return report, folder, config.parent


def test_a_build_starts_no_process_and_calls_nobody(built):
    assert asked(*built[:2]) == []


def test_a_build_reads_only_the_city_and_the_engine(built):
    report, folder, town = built
    engine = [ROOT / name for name in ("crocevia", "templates", ".setup", "tests")]
    assert outside(report["read"], town, folder, *engine, *SYSTEM) == []


def test_a_build_changes_nothing_but_its_output(built):
    report, folder, _ = built
    # The folder above is made where it is missing.
    changed = set(report["changed"]) - {str(folder)}
    assert outside(changed, folder / "site", folder / ".site.", folder / "temporary") == []
    assert sorted(path.name for path in folder.iterdir()) == ["report.json", "site", "temporary"]
    assert list((folder / "temporary").iterdir()) == []


def test_no_word_of_a_record_becomes_a_program(built):
    assert built[0]["compiled"] == []


def test_a_check_of_all_that_is_hostile_reads_nothing_outside_and_starts_nothing(city, tmp_path):
    for number, (path, content, *_) in enumerate(FILES.values()):
        if path == "things/one.yml":
            city.write(f"things/r{number}.yml", content)
        elif path.startswith("things/"):
            city.write(path, content)
    secret = tmp_path / "outside" / "secret.yml"
    secret.parent.mkdir()
    secret.write_text(HEAD, encoding="utf-8")
    (city.catalogue / "things" / "linked.yml").symlink_to(secret)
    done, report = watched(tmp_path, "check", "--config", city.config, "--format", "json", "--jobs", "1")
    assert done.returncode == 1, done.stderr
    assert len({one["file"] for one in json.loads(done.stdout)}) > 80
    assert asked(report, tmp_path) == []
    roots = (city.catalogue, city.root / "docs", city.root / "site_config.yml", tmp_path / "temporary")
    assert outside(report["read"], *roots, ROOT / "crocevia", ROOT / "tests", *SYSTEM) == []
    assert outside(report["changed"], tmp_path / "temporary") == []


def test_a_linked_folder_is_not_even_looked_into(city, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yml").write_text(HEAD, encoding="utf-8")
    (city.catalogue / "translations").mkdir()
    (city.catalogue / "translations" / "en").symlink_to(tmp_path / "outside")
    done, report = watched(tmp_path, "check", "--config", city.config, "--jobs", "1")
    assert done.returncode == 1
    assert [path for path in report["read"] if "outside" in path or "secret" in path] == []


def test_settings_are_programs_and_the_watch_sees_what_they_do(city, tmp_path):
    """The one thing in a city that may start processes: whoever changes `site_config.yml` is trusted (SECURITY.md)."""
    config = city.config
    (tmp_path / "hook.py").write_text(
        "import subprocess\n\n\ndef on_config(config):\n    subprocess.run(['true'], check=True)\n", encoding="utf-8"
    )
    config.write_text(config.read_text(encoding="utf-8") + "hooks: [hook.py]\n", encoding="utf-8")
    (tmp_path / "docs" / "it" / "index.md").write_text("# x\n", encoding="utf-8")
    _, report = watched(tmp_path, "build", "--config", config, "--output", tmp_path / "site", "--jobs", "1")
    assert any("subprocess.Popen" in said for said in asked(report))
