"""Times that a table knows: sessions of UN bodies, named periods, years that overlap two calendar years."""

from rapporteur.annotate.times.anchors import Anchor
from rapporteur.annotate.times.rules import Found, Meaning, rule

BODY_REACH = 6
"""How many parts before `its sixty-ninth session` its body may stand."""


def resolve_session(found: Found, _anchor: Anchor) -> Meaning | None:
    """`the 22nd session of the Human Rights Council`, `the General Assembly at its sixty-ninth session`."""
    number, body = found.number("o"), found.value("body") or _body_before(found)
    edtf = found.table.sessions.get((body, number)) if number is not None else None
    return (
        Meaning("DATE", edtf, edtf, f"months of session {number} by the table of sessions") if edtf else None
    )


def _body_before(found: Found) -> str:
    """The body named last before the expression, in the same sentence and near; empty if there is none."""
    at = found.match.start()
    for item in reversed(found.items[max(at - BODY_REACH, 0) : at]):
        if item.letter == "&":
            return item.value
        if item.word in (".", ";"):
            break
    return ""


def resolve_named(found: Found, _anchor: Anchor) -> Meaning | None:
    """`after World War II`: a named stretch of days dates something only behind a word of time."""
    value, before = found.value("name"), found.before
    is_day = "/" not in value
    if before is not None and before.letter == "k" and found.match.start() > 1:
        before = found.items[found.match.start() - 2]
    if not is_day and not found.has_role(before, "named before"):
        return None
    return Meaning(
        "DATE", value, value, "a named day" if is_day else "a named period, by the table of time words"
    )


def resolve_two_years(found: Found, _anchor: Anchor) -> Meaning | None:
    """`2013/14`, `academic year 2013-14`: a year that begins in one calendar year and ends in the next."""
    first, second, before = found.number("Y"), found.value("d"), found.before
    mark = found.items[found.match.start("mark")].word
    if (
        first is None
        or before is None
        or before.letter in "#.x"
        or (mark != "/" and "U" not in found.match[0])
    ):
        return None
    if mark not in ("/", "-", "–") or second not in (f"{(first + 1) % 100:02}", str(first + 1)):
        return None
    edtf = f"{first}/{first + 1}"
    return Meaning(
        "DATE", edtf, edtf, "a year that runs over two calendar years, where it begins is not said"
    )


RULES = (
    rule("session", r"D?(?P<o>o)x?@(?:(?=kD?x{0,2}(?P<body>&)))?", resolve_session),
    rule("named", r"D?(?P<name>!)", resolve_named),
    rule("two years", r"(?:D?[wx]?U)?(?P<Y>Y)(?P<mark>[.-])(?P<d>[dNY])", resolve_two_years),
)
