"""One sentence where a list has only a description: the description itself if it is short, or its first sentences."""

from __future__ import annotations

import re

from crocevia import meanings as m
from crocevia.imports.account import Account
from crocevia.imports.drafts import Draft, Piece
from crocevia.language import say

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Where the schema sets no limit.
LONG = 10_000


def settle(draft: Draft, account: Account) -> None:
    """Give the record a summary, if it must have one and only a description was given."""
    short, long = draft.kind.by_meaning.get(m.SUMMARY), draft.kind.by_meaning.get(m.DESCRIPTION)
    if not (short and long and short.required and long.name in draft.pieces) or draft.pieces.get(short.name):
        return
    piece = draft.pieces[long.name][0]
    most = int(short.constraints.get("maxLength", LONG))
    text = " ".join(piece.value.split())
    if len(text) <= most:
        del draft.pieces[long.name]
        draft.pieces[short.name] = [Piece(text, piece.origins)]
        account.keep(piece.origins, draft, short.name, text, say("it is short: it stands as the summary"))
        return
    sentences, first = _SENTENCE.split(text), ""
    while sentences and len(f"{first} {sentences[0]}") <= most:
        first = f"{first} {sentences.pop(0)}".strip()
    if first:
        draft.pieces[short.name] = [Piece(first, piece.origins)]
        account.keep(piece.origins, draft, short.name, first, say("its first sentences are the summary too"))
