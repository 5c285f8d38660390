"""Which addresses may be asked, and which never."""

import pytest

from crocevia.links.allowed import Refused, Target, is_public, looked_up, target

INSIDE = (
    "0.0.0.0",  # noqa: S104 - nobody listens here
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.215.14",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c%eth0",
    "fec0::1",
    "ff02::1",
    "nobody",
    "",
)


@pytest.mark.parametrize("ip", INSIDE)
def test_what_is_not_of_the_public_internet_is_refused(ip):
    assert not is_public(ip)
    with pytest.raises(Refused):
        looked_up("a.example", lambda _: ["93.184.215.14", ip])


@pytest.mark.parametrize("ip", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_machines_are_asked(ip):
    assert looked_up("a.example", lambda _: [ip, ip]) == [ip]


def test_a_host_without_an_address_is_refused():
    with pytest.raises(Refused):
        looked_up("a.example", lambda _: [])


@pytest.mark.parametrize(
    ("address", "there"),
    [
        ("https://A.Example./x?y=z", Target("https", "a.example", 443, "/x?y=z")),
        ("http://a.example", Target("http", "a.example", 80, "/")),
        ("http://a.example:443/", Target("http", "a.example", 443, "/")),
        (
            "https://citt\u00e0.example/citt\u00e0?\u00e0=\u00e8",
            Target("https", "xn--citt-3na.example", 443, "/citt%C3%A0?%C3%A0=%C3%A8"),
        ),
        ("https://a.example/%C3%A0/b c", Target("https", "a.example", 443, "/%C3%A0/b%20c")),
        ("http://[2606:2800::1]/", Target("http", "2606:2800::1", 80, "/")),
    ],
)
def test_an_address_is_taken_to_pieces(address, there):
    assert target(address) == there


@pytest.mark.parametrize(
    "address",
    [
        "",
        "x",
        "//a.example/",
        "file:///etc/passwd",
        "ftp://a.example/",
        "javascript:alert(1)",
        "http:///x",
        "http://",
        "http://a.example:22/",
        "http://a.example:99999/",
        "http://a.example:x/",
        "http://user@a.example/",
        "http://user:word@a.example/",
        "http://a.example\r\nX-Evil: 1/",
        "http://a.example/\u2028",
        "http://[::1",
        "http://[fe80::1%25eth0]:x/",
        "http://" + "a" * 70 + ".example/",
        "http://a..example/",
        "http://a\u2100b.example/",
    ],
)
def test_everything_else_is_refused(address):
    with pytest.raises(Refused):
        target(address)
