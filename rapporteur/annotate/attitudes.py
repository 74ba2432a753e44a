"""Attitudes ("backs the plan", "wants to leave"): told to somebody only in a text that reports speech throughout.

In a news story an attitude is what somebody said, shortened by the reporter. In a biography or a study it is told
by the author alone.
"""

from rapporteur.annotate.drafts import Draft
from rapporteur.annotate.view import View

REPORTS = 2.0
"""Plain reports among 1,000 characters from which on a text is one that reports speech."""


def without_told_attitudes(view: View, drafts: list[Draft]) -> list[Draft]:
    """The drafts, without attitudes where the text hardly reports speech."""
    drafts = [draft for draft in drafts if not _is_own(view, draft)]
    plain = sum(not draft.turn and draft.kind != "attitude" for draft in drafts)
    if 1000 * plain >= REPORTS * len(view.text.text):
        return drafts
    return [draft for draft in drafts if draft.kind != "attitude" or draft.form != "indirect"]


def _is_own(view: View, draft: Draft) -> bool:
    """ "We agreed to divide the time": a plan or attitude of who writes, told to nobody."""
    if (
        draft.source is None
        or draft.turn
        or draft.kind not in {"attitude", "plan"}
        or draft.form != "indirect"
    ):
        return False
    return view.words(*draft.source).lower() in {"i", "we", "you"}
