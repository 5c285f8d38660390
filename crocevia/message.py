"""A record as a message of at most 320 characters, and the links that send it: WhatsApp, Telegram, SMS, e-mail."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from crocevia.brief import Brief, Briefs
from crocevia.graphemes import cut, seen
from crocevia.html.words import direction
from crocevia.language import say
from crocevia.model import Record
from crocevia.verification import Verification

# Code points; two SMS of the GSM alphabet hold 306, three hold 459.
MOST = 320
# Of a name, as soon as not all fits.
_NAME = 100
_CUT = "..."
# Characters of an address that mail programs take.
_MAIL = 1800
# From the first on, what is left out where all is too long; then the name is cut. Number and address never are.
_SPARED = ("what", "place", "when", "where", "trust")

# What WhatsApp and Telegram would take for bold, italics and the like, as characters that look the same.
_MARKUP = str.maketrans({"*": "＊", "_": "＿", "~": "～", "`": "'", "|": "¦"})
# Typography that is not in the alphabet of SMS, where one such sign would treble the parts.
_SMS = str.maketrans(
    {"–": "-", "—": "-", "“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "È": "E'", "\u00a0": " ", "\u202f": " "}
)
# At the beginning of a line: a quotation, a list.
_LINE = re.compile(r"^[>#+-][>#+\-\s]*")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufefc]")
# More telephones know marks than isolates, and without them a number turns round.
_MARK = "\u200e"

_CALL = say("Call")
_AND = say("; ")
_TALKED_ABOUT = say("Here is what we talked about. Read it calmly when you can. I am here if you need anything else.")
_CLOSED = say("It is closed: it is no longer there.")
_SECRET = say("The address is kept secret, for the safety of those who live there.")
_DUE = say("To be checked again.")
_UNVERIFIED = say("Not verified.")
_CALL_FIRST = say("Call before you go.")
_ASK_FIRST = say("Ask before you go.")


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent. `beside` is the text without the address, "" where the address must not come first.

    `private`: somebody else may see the screen; `subject` says nothing then, nor does the text's first line.
    """

    text: str
    beside: str
    subject: str
    address: str
    mail: str
    private: bool

    @property
    def whatsapp(self) -> str:
        """The address that opens WhatsApp with the message."""
        return f"https://wa.me/?text={quote(self.text, safe='')}"

    @property
    def telegram(self) -> str:
        """The same for Telegram, which puts the page's address first by itself; "" where that would say too much."""
        if not self.beside:
            return ""
        return f"https://t.me/share/url?url={quote(self.address, safe='')}&text={quote(self.beside, safe='')}"

    @property
    def sms(self) -> str:
        """The same for an SMS: iOS wants the one separator, Android the other."""
        return f"sms:?&body={quote(self.text, safe='')}"

    @property
    def mailto(self) -> str:
        """The same for mail, lines as RFC 6068 wants them."""
        body = self.mail.replace("\n", "\r\n")
        return f"mailto:?subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"


class Messages:
    """The records of an edition as messages, in one language."""

    def __init__(self, briefs: Briefs) -> None:
        self.briefs = briefs
        self.language = briefs.language
        self.rtl = direction(briefs.language) == "rtl"

    def of(self, record: Record) -> Message:
        """The message that tells somebody of a record."""
        return self.about(self.briefs.of(record))

    def about(self, brief: Brief) -> Message:
        """The same, of what is known already."""
        private = self.briefs.view.guarded(brief.record)
        parts = self._parts(brief, private=private)
        return Message(
            text=_fitting(parts, brief.url, lambda text: len(text) <= MOST),
            beside="" if private else _fitting(parts, "", lambda text: len(text) <= MOST),
            subject=self.briefs.edition.settings.name if private else plain(brief.name.text),
            address=brief.url,
            mail=_fitting(parts, brief.url, lambda text: len(text) <= MOST and len(quote(text, safe="")) <= _MAIL),
            private=private,
        )

    def _parts(self, brief: Brief, *, private: bool) -> dict[str, str]:
        """What there is to say, by what it says, in the order in which it is said."""
        number = brief.phones[0].shown if brief.phones and not brief.closed else ""
        call = f"{_CALL.in_(self.language)} {self._held(number)}" if number else ""
        if private:
            # A screen that is locked shows the first lines (some 100 characters): neither name, need nor number stands there.
            calm = _TALKED_ABOUT.in_(self.language)
            return {"name": calm, "trust": self._trust(brief), "call": f"\n{call}" if call else ""}
        # Whoever is sent a message in a language need not know another, and should know at least what kind of thing it is.
        what = brief.what.text if brief.what.language == self.language else brief.kind
        parts = {"name": brief.name.text, "what": what}
        if brief.closed:
            parts["trust"] = _CLOSED.in_(self.language)
        else:
            place = "" if brief.withheld or brief.place_is_said else brief.place.text
            parts |= {"place": place, "where": self._where(brief), "when": self._when(brief)}
        parts = {name: self._held(plain(text)) for name, text in parts.items()}
        return parts | {"call": call, "trust": parts.get("trust") or self._trust(brief)}

    def _where(self, brief: Brief) -> str:
        if brief.withheld:
            return _SECRET.in_(self.language)
        return brief.address.text or brief.area

    def _when(self, brief: Brief) -> str:
        """When people meet; of what has no meetings, the opening hours. What is suspended is said to be so, and nothing else."""
        if brief.suspended:
            return brief.unusual
        lines = brief.meetings or tuple(" ".join(filter(None, line)) for line in brief.hours)
        return _AND.in_(self.language).join(lines)

    def _trust(self, brief: Brief) -> str:
        state = brief.record.verification(self.briefs.edition.today)
        if state is Verification.VERIFIED:
            return ""
        said = _DUE if state is Verification.DUE else _UNVERIFIED
        ask = _CALL_FIRST if brief.phones else _ASK_FIRST
        # Chinese puts no space between sentences.
        return f"{said.in_(self.language)} {ask.in_(self.language)}".replace("。 ", "。")

    def _held(self, text: str) -> str:
        """Words that run from left to right, in a message that does not."""
        return f"{_MARK}{text}{_MARK}" if self.rtl and text and not _RIGHT_TO_LEFT.search(text) else text


def plain(text: str) -> str:
    """A text on one line, as it is read and not as a messenger, or a character that is not seen, would change it.

    >>> plain("*Mensa* _del_ ponte")
    '＊Mensa＊ ＿del＿ ponte'
    """
    return _LINE.sub("", seen(text).translate(_MARKUP).translate(_SMS))


def _shorter(name: str, most: int) -> str:
    """So much of a name; its marks of direction stay around it."""
    mark = _MARK if name.startswith(_MARK) else ""
    short = cut(name.strip(_MARK), most, _CUT)
    return f"{mark}{short}{mark}" if short else ""


def _fitting(parts: dict[str, str], address: str, fits: Callable[[str], bool]) -> str:
    """The fullest message that fits; number and address alone, where nothing does."""

    def written(kept: dict[str, str]) -> str:
        lines = "\n".join(filter(None, kept.values()))
        return "\n\n".join(filter(None, (lines, address)))

    if fits(text := written(parts)):
        return text
    kept = parts | {"name": _shorter(parts["name"], _NAME)}
    for spared in _SPARED:
        if fits(text := written(kept)):
            return text
        kept.pop(spared, None)
    for most in range(_NAME, -1, -1):
        if fits(text := written(kept | {"name": _shorter(parts["name"], most)})):
            return text
    return text
