"""A bulletin as an e-mail: HTML that mail programs read, and a draft that any of them opens."""

from __future__ import annotations

import re
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from hashlib import blake2b

from crocevia.digest import words
from crocevia.digest.letter import Letter
from crocevia.html.environment import environment
from crocevia.html.words import direction, marked
from crocevia.settings import Settings

# Gmail shows 102 kB of a mail and hides the rest behind a link.
MOST_BYTES = 100_000
# Beside the templates of pages.
FOLDER, TEMPLATE = "mail", "bulletin.html"
# What may stand in a header as it is: one address, no name, no second one.
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")


class Mails:
    """The e-mails of a city in one language."""

    def __init__(self, settings: Settings, language: str) -> None:
        self._settings, self._language = settings, language
        self._template = environment(settings, language, FOLDER).get_template(TEMPLATE)

    def html(self, letter: Letter) -> str:
        """The letter as a page that needs nothing from anywhere."""
        return self._template.render(
            letter=letter,
            words=words,
            dir=direction(self._language),
            lang=lambda said: marked(said.language or self._language, self._language),
            labelled=partial(words.labelled, language=self._language),
            counted=partial(words.counted, language=self._language),
            beyond=partial(words.beyond, language=self._language),
        )

    def draft(self, letter: Letter, html: str, text: str) -> bytes:
        """A mail to nobody yet (RFC 5322), from the city if it has an address: plain text, and the same as HTML."""
        message = EmailMessage(policy=SMTP)
        message["Subject"] = letter.subject
        if _ADDRESS.fullmatch(self._settings.contact):
            message["From"] = self._settings.contact
        # Outlook opens it as a draft, not as mail received.
        message["X-Unsent"] = "1"
        message.set_content(text, cte="quoted-printable")
        message.add_alternative(html, subtype="html", cte="quoted-printable")
        # Python's own is random; the same bulletin has the same bytes.
        message.set_boundary(f"=_crocevia_{blake2b(html.encode(), digest_size=16).hexdigest()}")
        return bytes(message)
