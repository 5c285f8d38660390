"""Node.js, which runs the browser's half of the search in the tests."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLES = ROOT / ".setup" / "search"
WORDS = ROOT / "templates" / "search" / "words.js"


def node():
    own = ROOT / ".setup" / "bin" / "node"
    return str(own) if own.exists() else shutil.which("node")


needs_node = pytest.mark.skipif(
    not (node() and (BUNDLES / "languages.js").exists()), reason="needs Node.js and the bundles: `make test` has both"
)

# Reads calls [name, ...arguments] as a JSON list from standard input, answers with the list of what they return.
# JSON's escapes carry lone surrogates both ways.
_ANSWER = """
import { readFileSync } from "node:fs";
const { languages } = await import(process.argv[1]);
const words = await import(process.argv[2]);
words.configure(languages);
const answers = JSON.parse(readFileSync(0, "utf8")).map(([name, ...given]) => words[name](...given));
process.stdout.write(JSON.stringify(answers).replace(/[^\\0-\\x7f]/g, (c) => "\\\\u" + c.charCodeAt(0).toString(16).padStart(4, "0")));
"""


def answers(calls):
    """What words.js returns for each of `calls`, in one process."""
    command = [node(), "--input-type=module", "-e", _ANSWER, (BUNDLES / "languages.js").as_uri(), WORDS.as_uri()]
    done = subprocess.run(command, input=json.dumps(calls), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
