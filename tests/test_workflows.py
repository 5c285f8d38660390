"""What runs at the forge keeps our rules: pinned, without rights it does not need, and no stranger's word in a command."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from crocevia import commands

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.y*ml"))
# What each job may do beyond reading what is public; a new right is written here, and so is thought of.
RIGHTS = {
    ("check", "records"): {"contents": "read"},
    ("check", "scope"): {"contents": "read"},
    ("check", "engine"): {"contents": "read"},
    ("preview", "build"): {"contents": "read"},
    ("preview-deploy", "deploy"): {
        "actions": "read",
        "contents": "read",
        "pull-requests": "read",
        "statuses": "write",
    },
    ("issue-to-pull-request", "propose"): {"contents": "write", "issues": "write", "pull-requests": "write"},
    ("publish", "build"): {"contents": "read"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("bulletin", "write"): {"contents": "read"},
    ("links", "ask"): {"contents": "write", "pull-requests": "write"},
    ("scheduled", "reviews"): {"contents": "read", "issues": "write"},
}
# Commands that are being written on branches of their own.
COMING = {"due", "duplicates"}
# Who runs a stranger's code.
UNTRUSTED = ("check", "preview")


class Loader(yaml.SafeLoader):
    """YAML 1.2's booleans: `on` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 - a safe loader


def jobs():
    return [(path.stem, name, job) for path in WORKFLOWS for name, job in read(path)["jobs"].items()]


def steps():
    return [(name, step) for name, _, job in jobs() for step in job["steps"]]


each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def test_zizmor_finds_nothing():
    zizmor = shutil.which("zizmor") or str(Path(sys.executable).with_name("zizmor"))
    done = subprocess.run(
        [zizmor, "--offline", "--persona", "auditor", "--strict-collection", "--no-progress", str(ROOT / ".github")],
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout + done.stderr
    # The one that is allowed: preview-deploy must know when a preview is built.
    assert sum(path.read_text("utf-8").count("zizmor: ignore") for path in FOLDER.parent.rglob("*.y*ml")) == 1


@each
def test_a_workflow_has_no_rights_of_its_own_and_does_not_run_twice_at_once(path):
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]["group"]


def test_each_job_has_the_rights_it_needs_and_a_time_to_end():
    assert {(name, job): body["permissions"] for name, job, body in jobs()} == RIGHTS
    assert all(0 < int(job["timeout-minutes"]) <= 45 for _, _, job in jobs())


@each
def test_every_action_is_pinned_to_a_commit_with_its_version_beside_it(path):
    used = re.findall(r"\buses: (.*)", path.read_text(encoding="utf-8"))
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


def test_an_action_has_the_same_commit_everywhere():
    used = {one for path in WORKFLOWS for one in re.findall(r"\buses: (\S+)", path.read_text(encoding="utf-8"))}
    assert len(used) == len({one.partition("@")[0] for one in used})


@pytest.mark.parametrize(("name", "step"), [(name, step) for name, step in steps() if "run" in step])
def test_no_expression_stands_in_a_command_and_bash_can_read_it(name, step):
    assert "${{" not in step["run"]
    subprocess.run(["bash", "-n", "-c", step["run"]], check=True)


def test_a_checkout_keeps_no_credentials_and_never_fetches_the_head_of_another_workflow():
    checkouts = [(name, step["with"]) for name, step in steps() if step.get("uses", "").startswith("actions/checkout")]
    assert len(checkouts) >= 7
    for name, given in checkouts:
        assert given["persist-credentials"] == "false"
        if name not in UNTRUSTED:
            assert given.get("ref") in {None, "${{ github.event.repository.default_branch }}"}
            assert not {"repository", "token", "ssh-key"} & set(given)


def test_whoever_builds_the_site_or_says_what_is_new_has_the_whole_history():
    asks = ("make site", "build.py bulletin")
    builds = [
        job["steps"]
        for _, _, job in jobs()
        if any(word in step.get("run", "") for step in job["steps"] for word in asks)
    ]
    depths = [step["with"].get("fetch-depth") for one in builds for step in one if "checkout" in step.get("uses", "")]
    assert depths == [0, 0, 0]
    assert read(ROOT / ".gitlab-ci.yml")["variables"]["GIT_DEPTH"] == "0"


def test_strangers_code_runs_on_pull_request_alone_and_without_secrets():
    triggers = {path.stem: set(read(path)["on"]) for path in WORKFLOWS}
    assert all(triggers[name] == {"pull_request"} for name in UNTRUSTED)
    assert not any("pull_request_target" in one or "issue_comment" in one for one in triggers.values())
    for name in UNTRUSTED:
        text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "github.token" not in text
        assert "cache" not in text


def test_a_secret_is_given_to_one_step_in_one_environment():
    holders = [(name, job) for name, _, job in jobs() if "secrets." in str(job)]
    assert [(name, job["environment"]) for name, job in holders] == [("preview-deploy", "preview")]
    assert sum("secrets." in str(step) for _, step in steps()) == 1


def test_an_issue_is_read_from_a_file_and_only_when_approved():
    workflow = read(FOLDER / "issue-to-pull-request.yml")
    job = workflow["jobs"]["propose"]
    assert workflow["on"] == {"issues": {"types": ["labeled"]}}
    assert job["if"].startswith("github.event.label.name == 'approved' && ")
    first, *others = job["steps"]
    assert "/collaborators/$ACTOR/permission" in first["run"]
    words = {word for step in [job, *others] for word in re.findall(r"github\.event\.[a-z_.]+", str(step))}
    assert words <= {
        "github.event.issue.number",
        "github.event.issue.pull_request",
        "github.event.issue.state",
        "github.event.label.name",
        "github.event.repository.default_branch",
        "github.event.sender.login",
    }


def test_who_asks_strangers_servers_has_no_token_and_can_change_one_file():
    steps = read(FOLDER / "links.yml")["jobs"]["ask"]["steps"]
    asks = [step for step in steps if "build.py links" in step.get("run", "")]
    assert len(asks) == 1
    assert "token" not in str(asks).casefold()
    assert [line.strip() for step in steps for line in step.get("run", "").splitlines() if "git add" in line] == [
        "git add -- catalogue/links.csv 2> /dev/null || true"
    ]


def test_gitlab_runs_the_same_commands():
    def asked(text):
        return set(re.findall(r"build\.py ([a-z-]+)", text)) | set(re.findall(r"\bmake (site|test|\.setup/\w+)", text))

    ours = {word for path in WORKFLOWS for word in asked(path.read_text(encoding="utf-8"))}
    gitlab = read(ROOT / ".gitlab-ci.yml")
    # GitLab has no forms for issues.
    assert asked((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")) == ours - {"from-issue"}
    named = {name: job for name, job in gitlab.items() if isinstance(job, dict) and "script" in job}
    assert set(named) == {"records", "engine", "preview", "pages", "reviews", "links", "bulletin"}
    assert all(job["stage"] in gitlab["stages"] and job["rules"] for job in named.values())


def test_every_command_that_is_called_is_there():
    called = {word for path in WORKFLOWS for word in re.findall(r"build\.py ([a-z-]+)", path.read_text("utf-8"))}
    assert called - COMING <= {module.NAME for module in commands.modules()}


def test_what_is_new_waits_a_week():
    updates = read(FOLDER.parent / "dependabot.yml")["updates"]
    assert {one["package-ecosystem"] for one in updates} == {"github-actions", "pip", "npm"}
    assert all(int(one["cooldown"]["default-days"]) >= 7 for one in updates)
    for one in updates:
        for folder in one.get("directories", [one.get("directory")]):
            assert (ROOT / folder.lstrip("/")).is_dir()
