"""Holds records in the making against the rules of `check`: what a rule refuses is taken out of them, and said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crocevia import check
from crocevia.check import Rulebook
from crocevia.findings import Level
from crocevia.imports.account import Account
from crocevia.imports.drafts import Draft
from crocevia.language import Message, say
from crocevia.rules import Problem

# A record from which more than this must be taken is none.
MOST_PROBLEMS = 100


def judged(drafts: Sequence[Draft], rulebook: Rulebook, account: Account) -> list[Draft]:
    """The drafts that stand, without what no rule lets through; one that lacks what must be there does not."""
    alive = list(drafts)
    while True:
        ids = {kind: there | {one.id for one in alive if one.kind.name == kind} for kind, there in rulebook.ids.items()}
        book = replace(rulebook, ids=ids)
        standing = [one for one in alive if _mended(one, book, account)]
        here = set(map(id, standing))
        standing = [one for one in standing if not one.owners or here & set(map(id, one.owners))]
        if len(standing) == len(alive):
            return standing
        stand = set(map(id, standing))
        for one in alive:
            one.fallen = id(one) not in stand
        # Who named a record that fell names none any more.
        alive = standing


def _mended(draft: Draft, book: Rulebook, account: Account) -> bool:
    for _ in range(MOST_PROBLEMS):
        found = check.problems(draft.kind.name, draft.id, draft.cells(), book)
        problem = next((one for one in found if one.level is Level.ERROR), None)
        if problem is None:
            return True
        field = draft.kind.by_name.get(problem.field)
        if problem.code == "missing" and field:
            why = say(
                "the row makes no record: there is nothing for {title} (`{field}`)", title=field.title, field=field.name
            )
            _fall(draft, why, account)
            return False
        if field is None or not draft.pieces.get(field.name):
            _fall(draft, say("the row makes no record: {problem}", problem=problem.problem), account)
            return False
        _taken_out(draft, problem, account)
    return False


def _taken_out(draft: Draft, problem: Problem, account: Account) -> None:
    pieces = draft.pieces[problem.field]
    out = [pieces[problem.index]] if 0 <= problem.index < len(pieces) else list(pieces)
    for piece in out:
        account.drop(piece.origins, piece.value, problem.problem)
        pieces.remove(piece)


def _fall(draft: Draft, why: Message, account: Account) -> None:
    draft.fallen = True
    if draft.whole:
        account.drop_row((draft.table, draft.row), draft.origins, why)
        return
    for pieces in draft.pieces.values():
        for piece in pieces:
            # The name is the other record's, and stays there.
            if piece.origins:
                account.drop(piece.origins, piece.value, why)
