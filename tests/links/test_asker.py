"""What becomes of an address that is asked, whatever the other side does."""

import socket
import ssl
import time

import pytest

from crocevia import answers
from crocevia.links.asker import MOST_REDIRECTS, ROBOTS_BYTES, Reached
from crocevia.links.request import Network
from tests.links.internet import OTHER, PUBLIC


def test_a_page_that_is_there_is_asked_once_without_its_content(net):
    page = net.page("http://a.example/uno?x=1")
    assert net.asker().ask(page) == Reached("200")
    assert net.asked == [("a.example", "GET", "/robots.txt"), ("a.example", "HEAD", "/uno?x=1")]
    assert net.agents == {"crocevia-links/1.0 (+https://example.org/)"}


@pytest.mark.parametrize("status", [404, 410, 403, 500, 405])
def test_an_error_is_believed_only_when_get_says_it_too(net, status):
    page = net.page("http://a.example/x", status)
    assert net.asker().ask(page) == Reached(str(status))
    assert [method for _, method, path in net.asked if path == "/x"] == ["HEAD", "GET"]


def test_a_server_that_does_not_know_head_is_fine(net):
    def answer(handler):
        handler.send_response(405 if handler.command == "HEAD" else 200)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    assert net.asker().ask(net.page("http://a.example/x", seen=answer)) == Reached("200")


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_is_busy_is_not_asked_again(net, status):
    page = net.page("http://a.example/x", status)
    assert net.asker().ask(page) == Reached(str(status))
    assert [method for _, method, path in net.asked if path == "/x"] == ["HEAD"]


def test_a_host_that_is_not_there_is_told_from_one_that_cannot_be_looked_up(net):
    assert net.asker().ask("http://nobody.example/") == Reached(answers.NO_HOST)

    def away(_host):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    net.lookup = away
    assert net.asker().ask("http://a.example/") == Reached(answers.NETWORK)


def test_a_redirect_for_good_says_where_and_one_for_now_does_not(net):
    net.page("http://a.example/old", 301, Location="/new")
    net.page("http://a.example/new", 308, Location="http://b.example/newest#part")
    net.page("http://b.example/newest")
    assert net.asker().ask("http://a.example/old") == Reached("200", "http://b.example/newest")
    net.page("http://a.example/now", 302, Location="/old")
    assert net.asker().ask("http://a.example/now") == Reached("200")
    net.page("http://a.example/both", 301, Location="/now")
    assert net.asker().ask("http://a.example/both") == Reached("200", "http://a.example/now")


def test_a_redirect_with_an_accent_arrives(net):
    net.page("http://a.example/old", 301, Location="/citt\u00e0".encode().decode("latin-1"))
    net.page("http://a.example/citt%C3%A0")
    assert net.asker().ask("http://a.example/old") == Reached("200", "http://a.example/citt\u00e0")


def test_redirects_end(net):
    net.page("http://a.example/x", 301, Location="/x")
    assert net.asker().ask("http://a.example/x") == Reached(answers.REDIRECTS)
    assert sum(path == "/x" for _, _, path in net.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "there",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::1]/",
        "http://inside.example/",
        "http://both.example/",
        "http://a.example:22/",
        "http://a.example:8080/",
        "http://user:word@a.example/",
        "file:///etc/passwd",
        "ftp://a.example/",
        "gopher://a.example/",
        "http://[/",
    ],
)
def test_no_redirect_leads_inwards(net, there):
    net.names |= {
        "127.0.0.1": ["127.0.0.1"],
        "127.1": ["127.0.0.1"],
        "169.254.169.254": ["169.254.169.254"],
        "::ffff:127.0.0.1": ["::ffff:127.0.0.1"],
        "::ffff:7f00:1": ["::ffff:127.0.0.1"],
        "::1": ["::1"],
        "inside.example": ["10.0.0.7"],
        "both.example": [PUBLIC, "127.0.0.1"],
    }
    net.page("http://a.example/x", 302, Location=there)
    assert net.asker().ask("http://a.example/x") == Reached(answers.REFUSED)
    # Nobody but the first host was ever connected to.
    assert set(net.dialled) == {(PUBLIC, 80)}
    assert {host for host, _, _ in net.asked} == {"a.example"}


def test_the_address_that_was_judged_is_the_one_that_is_dialled(net):
    """DNS rebinding: a name that is public when it is judged and the machine itself a moment later."""
    net.page("http://a.example/x")
    said = iter([[PUBLIC], [PUBLIC], ["127.0.0.1"]])
    net.lookup = lambda _host: next(said)
    asker = net.asker()
    assert asker.ask("http://a.example/x") == Reached("200")
    assert net.dialled == [(PUBLIC, 80), (PUBLIC, 80)]
    assert asker.ask("http://a.example/x") == Reached(answers.REFUSED)
    assert net.dialled == [(PUBLIC, 80), (PUBLIC, 80)]


def test_another_address_of_the_host_is_tried_where_one_cannot_be_reached(net):
    net.page("http://a.example/x")
    net.names["a.example"] = [OTHER, PUBLIC]
    dial = net.dial

    def no_ipv6(ip, port, seconds):
        if ":" in ip:
            raise OSError(101, "Network is unreachable")
        return dial(ip, port, seconds)

    net.dial = no_ipv6
    assert net.asker().ask("http://a.example/x") == Reached("200")


def test_a_slow_answer_is_not_waited_for(net):
    def drip(handler):
        while True:
            handler.wfile.write(b"H")
            handler.wfile.flush()
            time.sleep(0.02)

    page = net.page("http://a.example/x", seen=drip)
    begun = time.monotonic()
    assert net.asker(seconds=0.2).ask(page) == Reached(answers.TIMEOUT)
    assert time.monotonic() - begun < 2


def test_informational_answers_without_end_are_not_waited_for(net):
    def forever(handler):
        while True:
            handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    page = net.page("http://a.example/x", seen=forever)
    assert net.asker(seconds=0.2).ask(page) == Reached(answers.TIMEOUT)


def test_a_content_without_end_is_not_read(net):
    sent = []

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while handler.path == "/robots.txt" or handler.command == "GET":
            handler.wfile.write(b"# nothing\n" * 10_000)
            sent.append(100_000)

    net.page("http://a.example/robots.txt", seen=endless)
    page = net.page("http://a.example/x", seen=endless)
    assert net.asker().ask(page) == Reached("200")
    # What the line itself holds comes on top.
    assert sum(sent) < ROBOTS_BYTES + 10_000_000


@pytest.mark.parametrize("said", [b"nothing like HTTP\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b""])
def test_what_is_not_http_is_no_clear_answer(net, said):
    page = net.page("http://a.example/x", seen=lambda handler: handler.wfile.write(said) and handler.finish())
    assert net.asker(seconds=0.5).ask(page).found in {answers.NETWORK, answers.TIMEOUT}


def test_a_certificate_that_is_wrong_is_no_clear_answer(net):
    def dial(*_):
        raise ssl.SSLCertVerificationError("self-signed certificate")

    asker = net.asker()
    asker.network = Network(lambda _: [PUBLIC], dial)
    assert asker.ask("https://a.example/") == Reached(answers.CERTIFICATE)


def test_robots_are_obeyed_on_the_way_too(net):
    net.page("http://a.example/robots.txt", body="User-agent: *\nDisallow: /private/\n")
    net.page("http://a.example/private/x")
    net.page("http://a.example/x", 302, Location="/private/x")
    net.page("http://b.example/robots.txt", body="User-agent: crocevia-links\nDisallow: /\n")
    net.page("http://b.example/x")
    asker = net.asker()
    assert asker.ask("http://a.example/private/x") == Reached(answers.ROBOTS)
    assert asker.ask("http://a.example/x") == Reached(answers.ROBOTS)
    assert asker.ask("http://b.example/x") == Reached(answers.ROBOTS)
    assert [path for _, _, path in net.asked] == ["/robots.txt", "/x", "/robots.txt"]


@pytest.mark.parametrize(
    "answer",
    [
        (503, {}),
        (302, {"Location": "http://127.0.0.1/robots.txt"}),
        (302, {"Location": "http://nobody.example/robots.txt"}),
        (200, {"body": "User-agent: *\nCrawl-delay: \u00b2\n"}),
        (200, {"body": f"User-agent: *\nCrawl-delay: {'9' * 5000}\n"}),
    ],
)
def test_robots_that_cannot_be_had_or_read_forbid_all(net, answer):
    status, headers = answer
    net.page("http://a.example/robots.txt", status, **headers)
    page = net.page("http://a.example/x")
    assert net.asker().ask(page) == Reached(answers.ROBOTS)
    assert [path for _, _, path in net.asked] == ["/robots.txt"]


def test_robots_that_have_moved_are_followed(net):
    net.page("http://a.example/robots.txt", 301, Location="http://b.example/robots.txt")
    net.page("http://b.example/robots.txt", body="User-agent: *\nDisallow: /x\n")
    assert net.asker().ask(net.page("http://a.example/x")) == Reached(answers.ROBOTS)


def test_a_host_that_does_not_answer_is_asked_once_whatever_number_of_pages_it_has(net):
    net.names["a.example"] = [PUBLIC]
    dialled = []

    def dial(*aim):
        dialled.append(aim)
        raise TimeoutError

    net.dial = dial
    asker = net.asker()
    assert {asker.ask(f"http://a.example/{number}").found for number in range(20)} == {answers.TIMEOUT}
    assert len(dialled) == 1
