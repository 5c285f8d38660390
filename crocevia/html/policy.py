"""The Content Security Policy of a page: nothing runs, loads or is sent anywhere but what comes from the site itself."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from crocevia.html.early import OFFER

_SELF = ("connect", "font", "form-action", "img", "manifest", "script", "style", "worker")


def policy(scripts: Iterable[str] = (), images: Iterable[str] = ()) -> str:
    """The policy as a `<meta>` can say it (Content Security Policy Level 3).

    `scripts` are the texts of the scripts that stand in the page itself, beside the one of every page; `images` origins
    that pictures may come from. What a page cannot say of itself (`frame-ancestors`) is the host's to send: see manual/hosting.md.
    """
    also = {
        "script": [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (OFFER, *scripts)],
        "img": ["data:", *images],
    }
    rules = [
        " ".join([name if name == "form-action" else f"{name}-src", "'self'", *also.get(name, ())]) for name in _SELF
    ]
    return "; ".join(["default-src 'none'", "base-uri 'none'", *rules])
