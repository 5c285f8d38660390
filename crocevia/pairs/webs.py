"""Whose a web or e-mail address is: the part of it that one body has and another has not."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

# Under these a page belongs to whom its path names.
_BY_PATH = "facebook.com instagram.com linkedin.com linktr.ee t.me twitter.com x.com youtube.com"
# Under these a site belongs to whom its first label names.
_BY_LABEL = """
altervista.org blogspot.com blogspot.it github.io jimdofree.com jimdosite.com netsons.org webnode.it weebly.com wixsite.com
wordpress.com
"""
# Under these anybody has a letter box.
_BY_BOX = """
alice.it aol.com arubapec.it email.it fastwebnet.it gmail.com gmx.com googlemail.com hotmail.com hotmail.it icloud.com
inwind.it legalmail.it libero.it live.com live.it msn.com outlook.com outlook.it pec.it posta-certificata.it proton.me
protonmail.com teletu.it tim.it tin.it tiscali.it virgilio.it vodafone.it yahoo.com yahoo.it
"""
# Offices have their names under that of their town: comune.bologna.it is not ausl.bologna.it.
_OFFICE_LABELS = "aler asl asst ats ausl cgil cisl cittametropolitana comune provincia regione uil"
_PATHS, _HOSTS, _MAILS, _OFFICES = (
    frozenset(listed.split()) for listed in (_BY_PATH, _BY_LABEL, _BY_BOX, _OFFICE_LABELS)
)
_SHORT = 3


@lru_cache(maxsize=20_000)
def site(address: str) -> str:
    """Whose site a web address is of; "" where it cannot be told.

    >>> site("https://www.example.org/contatti"), site("http://old.example.org")
    ('example.org', 'example.org')
    >>> site("https://www.facebook.com/NagaOnlus/about"), site("https://www.comune.bologna.it/x")
    ('facebook.com/nagaonlus', 'comune.bologna.it')
    """
    try:
        parts = urlsplit(address if "//" in address else f"//{address}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    domain = _domain(host)
    if domain in _PATHS:
        first = parts.path.strip("/").partition("/")[0].casefold()
        return f"{domain}/{first}" if first else ""
    return domain


@lru_cache(maxsize=20_000)
def mail_site(address: str) -> str:
    """Whose site an e-mail address is of; "" where its host gives letter boxes to anybody.

    >>> mail_site("info@mail.example.org"), mail_site("qualcuno@libero.it")
    ('example.org', '')
    """
    host = address.rpartition("@")[2].strip().casefold()
    domain = _domain(host)
    return "" if domain in _MAILS or host in _MAILS else domain


def _domain(host: str) -> str:
    labels = host.casefold().removeprefix("www.").split(".")
    if len(labels) < 2 or not all(labels) or labels[-1].isdigit():  # noqa: PLR2004 - a name and what it stands under
        return ""
    second, third = ".".join(labels[-2:]), ".".join(labels[-3:])
    below = second in _HOSTS or labels[-3:][0] in _OFFICES or (len(labels[-1]) == 2 and len(labels[-2]) <= _SHORT)  # noqa: PLR2004 - a country's code
    return third if below else second
