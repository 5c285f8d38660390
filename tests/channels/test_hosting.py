"""What a host is told to send: the file is read as hosts read it, and names nothing that is not there."""

import io
import re

import pytest

from crocevia.channels import hosting
from tests.editions import CITIES, edition


def parsed(text):
    """Path → the headers of its rule. Each rule is a path at the line's beginning and its headers below, indented."""
    rules = {}
    for line in text.splitlines():
        assert len(line) <= 2_000
        if line.startswith("/"):
            assert line not in rules
            path = line
            rules[path] = {}
        else:
            name, colon, value = line.removeprefix("  ").partition(": ")
            assert line.startswith("  ")
            assert colon
            assert value
            assert name not in rules[path]
            rules[path][name] = value
    return rules


def written(city):
    (output,) = hosting.outputs(city)
    assert output.path == "_headers"
    output.write(file := io.BytesIO())
    return parsed(file.getvalue().decode("ascii"))


def sent(rules, path):
    """All that is sent with a file: every rule that fits is added. Fails where two say the same header."""
    headers = {}
    for pattern, more in rules.items():
        if pattern == f"/{path}" or (pattern.endswith("*") and f"/{path}".startswith(pattern[:-1])):
            assert not headers.keys() & more.keys()
            headers |= more
    return headers


@pytest.fixture(params=CITIES)
def city(request):
    return edition(request.param)


def test_every_path_that_it_names_is_there(city):
    paths = {f"/{path}" for output in city.described() for path in output.paths}
    for pattern in written(city):
        assert pattern in paths or any(path.startswith(pattern.removesuffix("*")) for path in paths if "*" in pattern)


def test_the_open_data_are_for_other_sites_too_and_pages_are_not(city):
    rules = written(city)
    for output in city.described():
        for path in output.paths[:1]:
            headers = sent(rules, path)
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
            if output.data and output.media_type != "text/html":
                assert headers["Access-Control-Allow-Origin"] == "*"
                assert "max-age" in headers["Cache-Control"]
            if path.startswith("widget/"):
                assert headers["Access-Control-Allow-Origin"] == "*"
    for path in ("index.html", "search/index.html", "services/x/index.html", "programs/it/page.js"):
        assert "Access-Control-Allow-Origin" not in sent(rules, path)


def test_a_type_that_hosts_do_not_know_is_told(city):
    rules = written(city)
    for output in city.described():
        if output.data and len(output.paths) == 1 and output.media_type in hosting.UNKNOWN:
            assert sent(rules, output.path)["Content-Type"].split(";")[0] == output.media_type


def test_what_is_called_index_html_and_is_none_is_told(city):
    rules = written(city)
    wrong = [one for one in city.described() if one.path.endswith("/index.html") and one.media_type != "text/html"]
    assert wrong
    for output in wrong:
        for path in (output.path, output.path.removesuffix("index.html")):
            assert sent(rules, path)["Content-Type"] == output.media_type
    assert "Content-Type" not in sent(rules, "index.html")


def test_a_type_that_a_name_does_not_say_is_told(city):
    rules = written(city)
    odd = [
        one
        for one in city.described()
        if one.media_type != "text/html" and re.search(r"/(index[.]html|[^./]+)$", one.path)
    ]
    assert {one.path for one in odd} >= {"api/openreferral/services/{}", "api/openreferral/services/index.html"}
    for output in odd:
        assert {sent(rules, path)["Content-Type"] for path in output.paths[:3]} <= {output.media_type}


def test_hosts_read_no_more_than_a_hundred_rules(city):
    assert len(written(city)) <= hosting.MOST
