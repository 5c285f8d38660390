"""What hostile hands may put into a catalogue: a file's path and content, and the finding that must tell it.

Each is a row of (path below the catalogue, content, the finding's code, its line; 0 where the file as a whole is meant). They
are made here, not kept as files: Git, editors and Windows could not carry half of them. `{…}` of a row's name says the trick.
"""

# A record is written around each value, so that only one thing is wrong.
HEAD = "called: Mensa\n"


def record(text, code, line=2):
    return "things/one.yml", text if isinstance(text, bytes) else HEAD + text + "\n", code, line


def listed(text, code="declaration", line=0):
    return "vocabularies/odd.yml", text, code, line


def translated(text, code, line):
    return "translations/en/things/one.yml", text, code, line


MARKUP = {
    "a script": record("gist: <script>alert(1)</script>", "html"),
    "an image that runs": record("more: x <img src=x onerror=alert(1)>", "html"),
    "a drawing that runs": record("gist: '<svg/onload=alert(1)>'", "html"),
    "a frame": record('more: "<iframe src=\\"javascript:alert(1)\\">"', "html"),
    "a tag with spaces": record('gist: "< \\n script >"', "html"),
    "a comment that is a hole": record("more: '<!-- crocevia:base -->'", "html"),
    "the end of a script": record("gist: x</script>", "html"),
    "an entity of XML": record("gist: '<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>'", "html"),
    "an address in angles": record("more: <https://evil.example/>", "html"),
    "markup in a list": record("needs: [food, '<b>x']", "reference"),
    "markup in a phone": record("tel: ['<b>02</b>']", "phone"),
    "markup in a number": record("size: <b>", "type"),
    "a picture that tracks": record("more: '![](https://evil.example/pixel.gif)'", "picture"),
    "a picture by reference": record('more: "![x][1]\\n\\n[1]: https://evil.example/p"', "picture"),
}
ADDRESSES = {
    "javascript": record("page: javascript:alert(1)", "web-address"),
    "javascript in capitals": record("page: JaVaScRiPt:alert(1)", "web-address"),
    "javascript behind spaces": record('page: "  \\tjavascript:alert(1)"', "web-address"),
    "javascript with a tab in it": record('page: "java\\tscript:alert(1)"', "web-address"),
    "javascript as entities": record("page: '&#106;avascript:alert(1)'", "web-address"),
    "javascript that ends as a page": record("page: javascript://example.org/%0Aalert(1)", "web-address"),
    "data": record("page: data:text/html;base64,PHNjcmlwdD4=", "web-address"),
    "vbscript": record("page: vbscript:msgbox(1)", "web-address"),
    "a file": record("page: file:///etc/passwd", "web-address"),
    "no scheme": record("page: //evil.example/", "web-address"),
    "another user": record("page: https://inps.it@evil.example/", "web-address"),
    "a backslash": record('page: "https://inps.it\\\\@evil.example/"', "web-address"),
    "a machine of the house": record("page: http://127.0.0.1:8000/", "web-address"),
    "a number in octal": record("page: http://0177.0.0.1/", "web-address"),
    "one number": record("page: http://2130706433/", "web-address"),
    "a cloud's secrets": record("page: http://169.254.169.254/latest/meta-data/", "web-address"),
    "a line break": record('page: "https://example.org/\\nX: y"', "web-address"),
    "a port that is none": record("page: https://example.org:99999/", "web-address"),
    "a Cyrillic letter": record("page: https://www.p\u0430ypal.com/", "lookalike-address"),
    "a Cyrillic letter in punycode": record("page: https://www.xn--pypal-4ve.com/", "lookalike-address"),
    "all letters Cyrillic": record("page: https://xn--80ak6aa92e.com/", "lookalike-address"),
    "full-width letters": record("page: https://\uff45xample.org/", "lookalike-address"),
    "punycode of nothing": record("page: https://xn--zzzzzzzzzzzz.org/", "lookalike-address"),
    "a Cyrillic letter in a link": record("more: '[Poste](https://p\u0430ypal.com)'", "lookalike-address"),
    "a mail's head": record('mail: "a@example.org\\nBcc: x@evil.example"', "type"),
    "a mail's questions": record("mail: a@example.org?bcc=x@evil.example", "type"),
    "two mails": record("mail: 'a@example.org, b@evil.example'", "type"),
}
LETTERS = {
    "text turned around": record('gist: "\\u202egnp.exe"', "hidden-character"),
    "an isolate": record('gist: "a\\u2066b"', "hidden-character"),
    "no width": record('called: "Cari\\u200btas"', "twice"),
    "a joiner between Latin letters": record('gist: "Cari\\u200dtas"', "hidden-character"),
    "a soft hyphen": record('gist: "Cari\\u00adtas"', "hidden-character"),
    "a filler": record('gist: "a\\u3164b"', "hidden-character"),
    "tags that no one sees": record('gist: "a\\U000e0041b"', "hidden-character"),
    "a line end of JavaScript": record('gist: "a\\u2028b"', "hidden-character"),
    "an escape of the terminal": record('gist: "\\e[31mrosso"', "hidden-character"),
    "a bell": record('gist: "\\a"', "hidden-character"),
    "NUL": record('gist: "a\\0b"', "hidden-character"),
    "marks in towers": record('gist: "a\\u0301\\u0301\\u0301\\u0301\\u0301"', "hidden-character"),
    "NUL as it is": record((HEAD + "gist: a\0b\n").encode(), "control-character"),
    "a control character as it is": record((HEAD + "gist: a\x9bb\n").encode(), "control-character"),
    "two alphabets in a word": record("gist: C\u0430ritas", "lookalike"),
    "letters of mathematics": record("gist: \U0001d402aritas", "lookalike"),
    "accents apart": record("gist: citta\u0300", "accents"),
}
FORMULAS = {
    "equals": record("gist: =cmd|' /C calc'!A0", "formula"),
    "plus": record("gist: +1+1", "formula"),
    "minus": record("gist: -1+1", "formula"),
    "at": record("gist: '@SUM(A1)'", "formula"),
    "equals behind spaces": record('gist: "  \\u00a0=1+1"', "formula"),
    "equals behind a tab": record('gist: "\\t=1+1"', "formula"),
    "full-width equals": record("gist: \uff1d1+1", "formula"),
    "full-width plus": record("gist: \uff0b1", "formula"),
    "in another country's cell": record("gist: Pasti; =HYPERLINK(x)", "formula"),
    "in the next line": record('more: "Pasti\\n=1+1"', "formula"),
    "in a list": record("needs: [food, =1+1]", "reference"),
}
YAML = {
    "aliases that unfold": record("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]", "yaml-special"),
    "an alias of itself": record("needs: &a [*a]", "yaml-special"),
    "a tag that runs": record("gist: !!python/object/apply:os.system [id]", "yaml-special"),
    "a tag that reads": record("gist: !include /etc/passwd", "yaml-special"),
    "a tag of the environment": record("gist: !ENV SECRET", "yaml-special"),
    "binary": record("gist: !!binary aGk=", "yaml-special"),
    "a merge": record("<<: {gist: x}", "nested"),
    "a template": record("gist: {{ 7*7 }}", "nested"),
    "brackets without end": record("gist: " + "[" * 100_000, "too-deep"),
    "braces without end": record("gist: " + "{a: " * 40_000, "too-deep"),
    "dashes without end": record("gist:\n  " + "- " * 90_000, "too-deep", 3),
    "questions without end": record("? " * 90_000, "too-deep"),
    "a key that is a list": record("? [a, b]\n: c", "not-a-field"),
    "a field twice": record("gist: a\ngist: b", "twice", 3),
    "two records": record("---\ncalled: B", "yaml"),
    "an octal number": record("size: 0o17", "type"),
    "a number without end": record("size: 1e999999", "type"),
    "digits without end": record("size: " + "9" * 5_000, "type"),
    "not a number": record("weight: .nan", "type"),
    "base 60": record("size: 1:30:00", "type"),
    "a day of another calendar": record("first: 0000-13-45", "type"),
    "digits of another script": record("size: ٣", "type"),
    "a megabyte": record("more: " + "x" * 1_000_000, "too-large", 0),
    "a text without end": record("gist: " + "a" * 190_000 + "\ncolour: x", "enum", 3),
    "five thousand items": record("needs: [" + ", ".join(f"x{n}" for n in range(5_000)) + "]", "too-many", 0),
    "fields without end": record("".join(f"f{n}: x\n" for n in range(10_000)), "too-many", 0),
    "what Git left": record("<<<<<<< HEAD\ngist: x\n=======\ngist: y\n>>>>>>> x", "yaml"),
    "UTF-16": record((HEAD + "gist: x\n").encode("utf-16"), "encoding", 1),
    "Latin-1": record((HEAD + "gist: città\n").encode("latin-1"), "encoding"),
    "half a pair": record(HEAD.encode() + b"gist: \xed\xa0\x80\n", "encoding"),
    "an overlong slash": record(HEAD.encode() + b"gist: \xc0\xaf\n", "encoding"),
    "UTF-7": record("gist: +ADw-script+AD4-", "formula"),
}
# What comes to meet the parsers of hours, meetings, phones, codes.
PARSED = {
    "hours without end": record("hours: " + "lun 9-12; " * 15_000, "hours"),
    "hours of commas": record("hours: '" + "," * 100_000 + "'", "hours"),
    "a meeting without end": record("meets: ['" + "ogni lunedì e " * 10_000 + "']", "meeting"),
    "a phone without end": record("tel: ['" + "0" * 100_000 + "']", "phone"),
    "a phone that dials more": record("tel: ['02 88463107;phone-context=evil.example']", "phone"),
    "a phone of the network": record("tel: ['*#06#']", "phone"),
    "a mail without end": record("mail: " + "a." * 50_000 + "@" + "b." * 30_000 + "it", "type"),
    "a calendar's line": record('meets: ["lun 9-12\\r\\nEND:VEVENT"]', "meeting"),
}
NAMES = {
    name: (f"things/{file}", HEAD, code, 0)
    for name, file, code in (
        ("a device of Windows", "con.yml", "file-name"),
        ("another device", "nul.yml", "file-name"),
        ("a printer", "lpt1.yml", "file-name"),
        ("the list's own page", "index.yml", "file-name"),
        ("the list's further pages", "pages.yml", "file-name"),
        ("two points", "...yml", "file-name"),
        ("hidden", ".git.yml", "file-name"),
        ("a percent that is a slash", "a%2fb.yml", "file-name"),
        ("a backslash", "a\\b.yml", "file-name"),
        ("a command", "$(id).yml", "file-name"),
        ("an option", "-rf.yml", "file-name"),
        ("a workflow command", "::error::x.yml", "file-name"),
        ("a line break", "a\nb.yml", "file-name"),
        ("a terminal's escape", "a\x1b[31m.yml", "file-name"),
        ("turned around", "a\u202elmy.yml", "file-name"),
        ("Cyrillic", "mens\u0430.yml", "file-name"),
        ("full-width", "\uff4densa.yml", "file-name"),
        ("no width", "men\u200bsa.yml", "file-name"),
        ("composed", "caff\u00e8.yml", "file-name"),
        ("decomposed", "caffe\u0300.yml", "file-name"),
        ("capitals", "OTHER.yml", "file-name"),
        ("bytes that are no text", "caf\udce9.yml", "file-name"),
        ("as long as can be", "a" * 200 + ".yml", "file-name"),
        ("another ending", "one.yaml", "stranger"),
        ("a program", "one.py", "stranger"),
        ("a page", "index.html", "stranger"),
    )
}
DECLARATIONS = {
    "a list: aliases that unfold": listed("a: &a [x, x]\ntitle: [*a, *a]\nterms: []\n", line=1),
    "a list: a tag that runs": listed("title: !!python/object/apply:os.system [id]\nterms: []\n", line=1),
    "a list: brackets without end": listed("title: " + "[" * 100_000, line=1),
    "a list: a key twice": listed("terms: []\nterms: []\n", line=2),
    "a list: a key that is no word": listed("5: x\nterms: []\n", line=1),
    "a list: digits without end": listed("title: " + "9" * 5_000 + "\nterms: []\n"),
    "a list: base 60 without end": listed("title: 1" + ":1" * 100_000 + "\nterms: []\n"),
    "a list: no number": listed("columns: [{name: x}]\nterms: [{code: a, x: .inf}]\n"),
    "a list: a formula": listed("terms: [{code: a, label: =1+1}]\n"),
    "a list: what cannot be seen": listed('terms: [{code: a, label: "a\\u202eb"}]\n'),
    "a list: a slash": listed("terms: [{code: ../../x}]\n"),
    "a list: a name without end": listed("terms: [{code: " + "a" * 300 + "}]\n"),
    "a list: no UTF-8": listed(b"title: \xff\n", line=1),
    "a schema: a pattern that is none": (
        "schemas/odd.yml",
        "fields: [{name: id}, {name: a, type: string, constraints: {pattern: '['}}]\n",
        "declaration",
        0,
    ),
    "a schema: a limit that is none": (
        "schemas/odd.yml",
        "fields: [{name: id}, {name: a, type: string, constraints: {maxLength: x}}]\n",
        "declaration",
        0,
    ),
    "a schema: a table that is none": (
        "schemas/odd.yml",
        "fields: [{name: id}, {name: a, type: string, references: 5}]\n",
        "declaration",
        0,
    ),
    "a schema: a name that is a way": ("schemas/a b.yml", "fields: [{name: id}]\n", "declaration", 0),
    "boundaries: not a number": (
        "boundaries/odd.json",
        '{"transform":{"scale":[1,1],"translate":[0,0]},"bbox":[NaN,0,1,1],"arcs":[],"objects":{}}',
        "declaration",
        0,
    ),
    "boundaries: without bounds": (
        "boundaries/odd.json",
        '{"transform":{"scale":[1,1],"translate":[0,0]},"bbox":[1e999,0,1,1],"arcs":[],"objects":{}}',
        "declaration",
        0,
    ),
    "boundaries: brackets without end": ("boundaries/odd.json", "[" * 200_000, "declaration", 0),
    "boundaries: a name that is a way": ("boundaries/a b.json", "{}", "declaration", 0),
    "a folder of no kind": ("search/index.html", "x", "stranger", 0),
    "a file beside the kinds": ("index.html", "x", "stranger", 0),
}
TRANSLATIONS = {
    "a translation: a script": translated("gist: {source: x, text: '<script>'}\n", "html", 1),
    "a translation: a formula": translated("gist: {source: x, text: =1+1}\n", "formula", 1),
    "a translation: turned around": translated('gist: {source: x, text: "\\u202ex"}\n', "hidden-character", 1),
    "a translation: a lookalike": translated(
        "gist: {source: x, text: https://p\u0430ypal.com}\n", "lookalike-address", 1
    ),
    "a translation: a picture": translated("more: {source: x, text: '![](https://evil.example/x)'}\n", "picture", 1),
    "a translation: aliases": translated("gist: &a {source: x, text: y}\nmore: *a\n", "yaml-special", 1),
    "a translation: brackets without end": translated("gist: " + "[" * 100_000, "too-deep", 1),
    "a translation: another record": (
        "translations/en/things/nobody.yml",
        "gist: {source: x, text: y}\n",
        "stranger",
        0,
    ),
    "a translation: out of the folder": ("translations/en/deep/er/x.yml", "x", "stranger", 0),
}
FILES = MARKUP | ADDRESSES | LETTERS | FORMULAS | YAML | PARSED | NAMES | DECLARATIONS | TRANSLATIONS
