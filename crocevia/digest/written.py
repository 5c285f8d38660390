"""The files of a bulletin: in each language the e-mail, the same as plain text, a message, and a draft to send."""

from __future__ import annotations

from crocevia.digest import chat, plain
from crocevia.digest.letter import Letter
from crocevia.digest.letters import IN_FULL, LINKS, Letters
from crocevia.digest.made import Bulletin
from crocevia.digest.mail import MOST_BYTES, Mails
from crocevia.edition import Edition


def written(edition: Edition, bulletin: Bulletin, language: str) -> tuple[str, dict[str, str]]:
    """The subject to send it under, and file name → text of every file."""
    mails = Mails(edition.settings, language)
    letter, html = _light(Letters(edition, language), mails, bulletin)
    text = plain.text(letter)
    return letter.subject, {
        f"bulletin.{language}.html": html,
        f"bulletin.{language}.txt": text,
        f"bulletin.{language}.eml": mails.draft(letter, html, text).decode("ascii"),
        f"whatsapp.{language}.txt": chat.text(letter),
    }


def _light(letters: Letters, mails: Mails, bulletin: Bulletin) -> tuple[Letter, str]:
    """The letter and its e-mail, with as many entries as are light enough."""
    in_full, links = IN_FULL, LINKS
    while True:
        letter = letters.of(bulletin, in_full, links)
        html = mails.html(letter)
        if len(html.encode()) <= MOST_BYTES or not in_full:
            return letter, html
        in_full, links = in_full // 2, links // 2
