"""No file takes more than 200 MB, nor longer than two seconds: tried one after the other in a process that may not have more."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crocevia.load import MOST_BYTES
from tests.hostile.corpus import FILES, HEAD

ROOT = Path(__file__).parents[2]
MOST = 200_000_000

# The check is made ready, then the process is forbidden to grow by more than it may for one file.
PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from crocevia import check, load, translated
from tests.cities import rulebook

book, root = rulebook(), Path(sys.argv[1])
_ = book.sheets
pages = int(Path("/proc/self/statm").read_text().split()[0])
resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + int(sys.argv[2]),) * 2)
slow = {}
for path in sorted((root / "catalogue").iterdir()):
    start = time.process_time()
    source = load.read(path, "things", f"catalogue/{path.name}")
    found = list(check.check(source, book, root))
    found += translated.check(load.nested(path, path.name), path.name, source, book)
    slow[path.name] = time.process_time() - start
    assert source.whole or found, path.name
print(json.dumps(slow))
"""

# As large as a file may be, each line as costly as could be thought of.
SIZE = MOST_BYTES - 100
LARGE = {
    "words": "gist: " + "parola " * (SIZE // 7),
    "full stops": "gist: parola" + ".!" * (SIZE // 2 - 10) + "x",
    "line breaks": 'more: "' + "\\n" * (SIZE // 2 - 20) + '"',
    "quotes": "more: '" + "''" * (SIZE // 2 - 20) + "'",
    "escapes": 'more: "' + "\\U0001F600" * (SIZE // 10 - 10) + '"',
    "accents": 'more: "' + "à" * (SIZE // 2 - 20) + '"',
    "formulas": "more: '" + "; = " * (SIZE // 4 - 20) + "'",
    "tags": "more: '" + "< " * (SIZE // 2 - 20) + "'",
    "pictures": "more: '" + "![" * (SIZE // 2 - 20) + "'",
    "lookalikes": "more: '" + "aа" * (SIZE // 3 - 20) + "'",
    "addresses": "more: '" + "@xn--é" * (SIZE // 7 - 20) + "'",
    "persons": "more: '" + "a.b@" * (SIZE // 4 - 20) + "'",
    "items": "needs:\n" + "- a\n" * (SIZE // 4 - 20),
    "references": "leads_to: [" + ", ".join(f"things/othr{n}" for n in range(10_000)) + "]",
    "fields": "".join(f"f{n}: x\n" for n in range(SIZE // 12)),
    "hours": "hours: '" + "lun-ven 9-12; " * (SIZE // 14 - 20) + "'",
    "ranges": "hours: 'lun " + "9-12," * (SIZE // 5 - 20) + "'",
    "meetings": "meets: '" + "ogni primo lunedì " * (SIZE // 20 - 20) + "'",
    "digits": "size: " + "9" * SIZE,
    "a mail": "mail: " + "a." * (SIZE // 4) + "@" + "b-" * (SIZE // 4),
    "a host": "page: https://" + "a-" * (SIZE // 2 - 20),
    "a choice": "colour: " + "red" * (SIZE // 3 - 20),
    "a tax code": "tax: " + "A" * SIZE,
}  # fmt: skip


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux how large the process is")
def test_no_file_takes_much_memory_or_long(tmp_path):
    (tmp_path / "catalogue").mkdir()
    texts = {name: HEAD + text + "\n" for name, text in LARGE.items()}
    texts |= {name: content for name, (path, content, *_) in FILES.items() if path == "things/one.yml"}
    for name, text in texts.items():
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "catalogue" / f"{name}.yml").write_bytes(content)
    assert all((tmp_path / "catalogue" / f"{name}.yml").stat().st_size <= MOST_BYTES for name in LARGE)
    command = [sys.executable, "-c", PROGRAM, tmp_path, str(MOST)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    taken = json.loads(done.stdout)
    assert len(taken) == len(texts)
    assert {name: seconds for name, seconds in taken.items() if seconds > 2.0} == {}
