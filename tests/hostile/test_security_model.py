"""SECURITY.md against the tests that it names, and what OpenSSF Scorecard can ask of a checkout."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
POLICY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROOFS = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", POLICY)))
# Rows of the tables of promises.
PROMISES = [
    line
    for section in POLICY.split("### ")[1:]
    for line in section.split("\n## ")[0].splitlines()
    if line.startswith("| ")
]


@cache
def held_by(file):
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(("file", "test"), PROOFS, ids=[test for _, test in PROOFS])
def test_every_proof_is_a_test(file, test):
    assert test in held_by(file)
    assert test.startswith("test_")


def test_every_promise_has_its_proof():
    bare = [line for line in PROMISES if "::test_" not in line and "| proof |" not in line]
    assert len(PROMISES) > 40
    assert bare == []


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_policy_says_where_to_report_and_what_to_expect():
    # Scorecard's Security-Policy: an address to report to, and words on vulnerabilities, disclosure and days.
    assert re.search(r"https://\S+", POLICY)
    assert re.search("vulnerabilit", POLICY)
    assert re.search("disclosure", POLICY)
    assert len(re.findall(r"\b\d+ days\b|within \d+", POLICY)) >= 3


@pytest.mark.parametrize("path", tracked("requirements/*.txt"), ids=lambda path: path.name)
def test_every_python_package_has_its_version_and_its_digest(path):
    lines = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []


@pytest.mark.parametrize("path", tracked("*package-lock.json"), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_package_of_the_browser_has_its_digest(path):
    packages = re.findall(r'"node_modules/[^"]+": \{(.*?)\n    \}', path.read_text(encoding="utf-8"), re.DOTALL)
    assert packages
    assert [one[:80] for one in packages if '"integrity": "sha512-' not in one and '"link": true' not in one] == []


def test_nothing_is_installed_but_from_those_lists():
    said = [
        line
        for path in tracked("Makefile", "tools/*.sh", ".github/workflows", ".gitlab-ci.yml", ".ci/run")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    commands = [
        line.strip()
        for line in said
        if re.search(r"\bpip install\b|\bnpm (install|i)\b|curl .*\|\s*(ba)?sh|wget .*\|", line)
    ]
    assert [
        line
        for line in commands
        if "--require-hashes" not in line and "--no-deps" not in line and not line.startswith("#")
    ] == []


def test_there_is_a_tool_that_updates_a_licence_and_no_binary_program():
    assert tracked(".github/dependabot.yml")
    assert tracked("LICENSE")
    programs = {".exe", ".dll", ".so", ".dylib", ".jar", ".class", ".pyc", ".whl", ".wasm", ".o", ".a", ".zip", ".gz"}
    assert [path.name for path in tracked() if path.suffix in programs] == []
