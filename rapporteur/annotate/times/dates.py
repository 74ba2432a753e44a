"""Calendar dates: days, months, seasons, quarters, years, decades, centuries."""

from datetime import date

from rapporteur.annotate.times.anchors import Anchor
from rapporteur.annotate.times.calendar import (
    SEASON_MONTHS,
    Stretch,
    holiday,
    make_day,
    make_month,
    make_year,
    stretch_at,
)
from rapporteur.annotate.times.rules import PRE, Found, Meaning, dated, rule, unanchored
from rapporteur.model.partial_date import edtf_between

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
TURN_MONTHS = 8
"""A narrative that steps back so many months has gone into the next year."""
NEAR_MONTHS = 2
"""A month without tense so little ahead of the document's is taken to come, not to have been eleven months ago."""

NEAR_DAYS = 45
"""A day that was so lately is meant, even where the words look ahead: one eleven months on is told with its year."""


def year_for(month: int, day: int | None, found: Found, anchor: Anchor) -> tuple[int, str] | None:
    """The year of a month or day printed without one, and why."""
    if anchor.mode == "narrative" and anchor.last:
        return _year_going_on(month, anchor.last)
    if anchor.dct is None:
        return None
    before = found.before
    if before and before.letter in "n-" and anchor.last and anchor.last.grain in "DM":
        start = anchor.last.begin
        return start.year + (
            (month, day or 31) < (start.month, start.day)
        ), f"after {anchor.last.value}, named before it"
    shift = found.item("s")
    now, sign = anchor.dct, int(shift.value) if shift else found.direction()
    if sign == 0 and day is None and anchor.last and anchor.last.grain == "M" and anchor.last.begin > now:
        start = anchor.last.begin
        return start.year + (
            (month, day or 31) < (start.month, start.day)
        ), f"after {anchor.last.value}, still to come"
    ahead = (month, day or now.day) > (now.month, now.day) if day else month > now.month
    behind = (month, day or now.day) < (now.month, now.day) if day else month < now.month
    if (
        sign > 0
        and behind
        and _days_since(month, day or now.day, now) <= (NEAR_DAYS if day else 30 * NEAR_MONTHS)
    ):
        return now.year, f"nearest to the document's date, {now}"
    if sign > 0:
        return now.year + behind, f"the coming one from the document's date, {now}"
    if sign == 0 and ahead and month - now.month <= NEAR_MONTHS:
        return now.year, f"nearest to the document's date, {now}"
    return now.year - ahead, f"the latest one up to the document's date, {now}"


def _days_since(month: int, day: int, now: date) -> int:
    """About how many days ago in the year of `now` a day was, months counted as 30 days."""
    return (now.month - month) * 30 + now.day - day


def _year_going_on(month: int, last: Stretch) -> tuple[int, str]:
    """The year of a month in a narrative: that of the date before it, and the next one after its turn."""
    if last.grain in ("D", "M", "S") and last.begin.month - month >= TURN_MONTHS:
        return last.begin.year + 1, f"the turn of the year after {last.value}, last named"
    return last.begin.year, f"year of {last.value}, last named"


def _printed_year(found: Found, anchor: Anchor) -> tuple[int, str] | None:
    """The year that stands with a month: in figures, or as `last year`, `that year`."""
    if found.item("Y"):
        value = found.value("Y")
        return int(value) if len(value) > 2 else _full_year(int(value), anchor), "as printed"
    if (early := found.number("early")) and 100 <= early <= 999:
        return early, "as printed"
    if shift := found.item("rel"):
        base = anchor.then if shift.letter == "H" else anchor.today
        if base is None:
            return None
        step = 0 if shift.letter in "TH" else (1 if shift.value == "1" else -1)
        return base.begin.year + step, f"counted from {anchor.name}"
    return None


def _full_year(two_digits: int, anchor: Anchor) -> int:
    """A year of two digits: the latest one not beyond the anchor's."""
    base = anchor.then.begin.year if anchor.then else 2000
    year = base // 100 * 100 + two_digits
    return year if year <= base + 10 else year - 100


def resolve_day(found: Found, anchor: Anchor) -> Meaning | None:
    """`October 28`, `Tuesday, October 28, 2014`, `28 October`; of `1-5 May` each day by itself."""
    month, day = found.number("m"), found.number("d")
    if month is None or day is None or (found.item("early") and not _is_early(anchor)):
        return None
    if found.match["m"] and _is_other_word(found):
        return None
    year = _printed_year(found, anchor) or year_for(month, day, found, anchor)
    if year is None:
        return unanchored(f"XXXX-{month:02}-{day:02}", "no year at hand") if day <= 31 else None
    stretch = make_day(year[0], month, day)
    reason = f"year {year[1]}" if year[1] == "as printed" else year[1]
    weekday = found.number("W")
    if stretch and weekday and year[1] != "as printed" and stretch.begin.isoweekday() != weekday:
        near = (make_day(year[0] + step, month, day) for step in (1, -1))
        fitting = [other for other in near if other and other.begin.isoweekday() == weekday]
        if fitting and anchor.mode == "news":
            stretch, reason = fitting[0], f"the {WEEKDAYS[weekday - 1]} nearest to {anchor.name}"
    if stretch and weekday and stretch.begin.isoweekday() != weekday:
        reason += f"; check: {stretch.value} is a {WEEKDAYS[stretch.begin.weekday()]}"
    return dated(stretch, reason)


def resolve_month(found: Found, anchor: Anchor) -> Meaning | None:
    """`October 2014`, `last October`, `early October`, `October`."""
    month = found.number("m")
    if month is None or _is_other_word(found) or (found.item("early") and not _is_early(anchor)):
        return None
    year = _printed_year(found, anchor)
    if year is None and (shift := found.item("s")):
        if (base := anchor.today) is None:
            return unanchored(f"XXXX-{month:02}", "no date to count from")
        if shift.value == "1":
            year = base.begin.year + (month <= base.begin.month), f"the next one from {anchor.name}"
        elif shift.letter == "T":
            year = base.begin.year, f"of the year of {anchor.name}"
        else:
            year = base.begin.year - (month >= base.begin.month), f"the last one before {anchor.name}"
    year = year or year_for(month, None, found, anchor)
    if year is None:
        return unanchored(f"XXXX-{month:02}", "no year at hand")
    return dated(make_month(year[0], month), f"month; year {year[1]}", found=found)


def _is_other_word(found: Found) -> bool:
    """Whether `May`, `March`, `Jan` ... without a number is a verb or a name."""
    month, before = found.need("m"), found.before
    if not found.has_role(month, "other word") or len(found.match[0]) > 1:
        return False
    if before is None or before.letter not in "iLTXFEenk(,BlH":
        return True
    return found.has_role(month, "short month") or (
        before.letter in ",(" and found.has_role(month, "first name")
    )


def resolve_year(found: Found, anchor: Anchor) -> Meaning | None:
    """`2014`, `the year 2014`, `fiscal 2014`, `late 2014`, `'98`."""
    item = found.need("Y")
    if len(found.match[0]) == 1 and not _looks_like_year(found):
        return None
    year = int(item.value) if item.letter == "Y" else _full_year(int(item.value), anchor)
    return dated(make_year(year), "year as printed", found=found)


def _looks_like_year(found: Found) -> bool:
    """Whether four figures alone are a year, not a count or the number of a resolution."""
    before, behind = found.before, found.behind
    if before and before.letter == "#":
        return False
    if behind and (behind.letter in "uJ" or found.has_role(behind, "percent behind")):
        return False
    value = found.number("Y") or 0
    if before and before.word in ("-", "+", "/") and found.match.start() > 1:
        before_that = found.items[found.match.start() - 2]
        if before_that.letter not in "YM.,x" or before.word in ("+", "/"):
            return before_that.letter == "Y"
    if before and (before.letter in "in(Mk,%BE" or before.word == "["):
        return value >= 1200 or before.letter == "i"
    return 1700 <= value <= 2100


def resolve_the_year(found: Found, _anchor: Anchor) -> Meaning | None:
    """`the year 71`, `the year two thousand`."""
    year = found.number("N")
    if year is None or found.items[found.match.start("N") - 1].value != "Y" or not 10 <= year <= 2199:
        return None
    return dated(make_year(year), "year as printed")


def resolve_early_year(found: Found, anchor: Anchor) -> Meaning | None:
    """`c. 347`, and in a text that has named such a year `in 368`: years before 1000."""
    year = found.number("N") or found.number("O")
    if year is None or not 100 <= year <= 999 or anchor.before_common_era:
        return None
    before, behind = found.before, found.behind
    if not _is_early(anchor) and not found.has_role(before, "about a year"):
        return None
    if behind and (behind.letter in "uUJ%cK#" or found.has_role(behind, "percent behind")):
        return None
    if behind and behind.letter == "x" and not found.has_role(before, "year before"):
        return None
    return dated(make_year(year), "year as printed")


def _is_early(anchor: Anchor) -> bool:
    """Whether the text tells of years before 1000."""
    return anchor.last is not None and anchor.last.begin.year < 1000


def resolve_second_year(found: Found, anchor: Anchor) -> Meaning | None:
    """The second year of `1954-55`."""
    first, second = anchor.last, found.number("d")
    if first is None or second is None or first.grain != "Y" or len(found.value("d")) != 2:
        return None
    if second <= first.begin.year % 100:
        return None
    return dated(make_year(first.begin.year // 100 * 100 + second), "century of the year before it")


def resolve_second_day(found: Found, anchor: Anchor) -> Meaning | None:
    """The second day of `October 28-30` and `May 4 and 5`."""
    first, day = anchor.last, found.number("d")
    if first is None or day is None or first.grain != "D" or day <= first.begin.day:
        return None
    if found.behind and found.behind.letter in "uU%MNK":
        return None
    return dated(make_day(first.begin.year, first.begin.month, day), "month of the day before it")


def resolve_decade(found: Found, anchor: Anchor) -> Meaning | None:
    """`the 1990s`, `the late '90s`, `the nineties`."""
    value = found.value("y")
    if len(value) == 4 and value.endswith("0"):
        year = int(value)
        if value.endswith("00") and year < 1900:
            return dated(stretch_at(date(year, 1, 1), "CE"), "century as printed", found=found)
    elif len(value) == 2 and value.endswith("0"):
        base = anchor.then.begin.year if anchor.then else 2000
        year = base // 100 * 100 + int(value)
        year -= 100 if year > base else 0
        if found.has_role(found.before, "possessive"):
            return None
    else:
        return None
    if not 10 <= year <= 9990:
        return None
    return dated(stretch_at(date(year, 1, 1), "DE"), "decade as printed", found=found)


def resolve_century(found: Found, anchor: Anchor) -> Meaning | None:
    """`the 19th century`, `fifth century BC`."""
    number = found.number("o")
    if number is None or not 1 <= number <= 30:
        return None
    if found.value("C") == "BC":
        anchor.before_common_era = True
        return unanchored(
            f"BC{number - 1:02}", "before the Common Era, beyond the calendar of EDTF dates kept here"
        )
    if number == 1:
        return Meaning("DATE", "00", edtf_between(date(1, 1, 1), date(99, 12, 31)), "century as printed")
    return dated(stretch_at(date((number - 1) * 100, 1, 1), "CE"), "century as printed", found=found)


def resolve_before_common_era(found: Found, anchor: Anchor) -> Meaning | None:
    """`431 BC`, `August 480 BC`, `AD 79`."""
    number = found.number("n")
    if number is None or not 1 <= number <= 9999:
        return None
    if found.value("C") == "BC":
        anchor.before_common_era = True
        month, season = found.number("m"), found.value("S")
        part = f"-{month:02}" if month else (f"-{season}" if season else "")
        return unanchored(
            f"BC{number:04}{part}",
            "before the Common Era, which has no EDTF here",
        )
    return dated(make_year(number), "year of the Common Era as printed", found=found)


def resolve_year_before(found: Found, anchor: Anchor) -> Meaning | None:
    """`in 490`, in a text that counts years before the Common Era."""
    number = found.number("n")
    if not anchor.before_common_era or number is None or not 100 <= number <= 999 or found.before is None:
        return None
    if not found.has_role(found.before, "year before"):
        return None
    return unanchored(f"BC{number:04}", "before the Common Era, as the years named before it")


def resolve_season(found: Found, anchor: Anchor) -> Meaning | None:
    """`the summer of 2014`, `last winter`, `this spring`, `the fall`."""
    item = found.need("S")
    if found.has_role(item, "other season") and not _is_season(found):
        return None
    month = SEASON_MONTHS[item.value]
    year = _printed_year(found, anchor)
    base = anchor.today
    if year is None and base is not None:
        shift = found.item("s")
        begun = (base.begin.month % 12 if item.value == "WI" else base.begin.month) >= (
            0 if item.value == "WI" else month
        )
        first = base.begin.year - (1 if item.value == "WI" and base.begin.month < 3 else 0)
        if shift and shift.value == "1":
            year = first + (1 if base.begin.month >= month else 0), f"the next one from {anchor.name}"
        elif shift and shift.letter in "Ll":
            year = (
                base.begin.year - (1 if base.begin.month < month + 3 else 0),
                f"the last one before {anchor.name}",
            )
            if item.value == "WI":
                year = base.begin.year - 1, year[1]
        elif anchor.mode == "news" and not shift and found.direction() <= 0 and not begun:
            year = first - 1, f"the latest one up to {anchor.name}"
        else:
            year = first, f"of the year of {anchor.name}"
    if year is None:
        return unanchored(f"XXXX-{item.value}", "no year at hand")
    stretch = Stretch("S", date(year[0], month, 1)) if 1 <= year[0] < 9999 else None
    return dated(stretch, f"season; year {year[1]}", found=found)


def _is_season(found: Found) -> bool:
    """Whether `fall` is the season: only with a year, an article after a preposition, or `last`, `this`."""
    letters = found.match[0]
    if any(letter in letters for letter in "YLTXFb"):
        return True
    at = found.match.start()
    return (
        letters == "DS"
        and at > 0
        and found.has_role(found.items[at - 1], "season before")
        and not (found.behind and found.behind.letter == "k")
    )


def resolve_quarter(found: Found, anchor: Anchor) -> Meaning | None:
    """`the third quarter`, `third-quarter`, `first half of 2014`."""
    number = 2 if found.item("end") else found.number("o") or found.number("o2")
    is_half = "h" in found.match[0]
    if number is None or not 1 <= number <= (2 if is_half else 4):
        return None
    year = _printed_year(found, anchor)
    base = anchor.today
    month = (number - 1) * (6 if is_half else 3) + 1
    if year is None and base is not None:
        ahead = month > base.begin.month and found.direction() <= 0 and anchor.mode == "news"
        year = base.begin.year - ahead, f"the latest one up to {anchor.name}"
    if year is None:
        return unanchored(f"XXXX-{'H' if is_half else 'Q'}{number}", "no year at hand")
    stretch = Stretch("H" if is_half else "Q", date(year[0], month, 1)) if 1 <= year[0] < 9999 else None
    return dated(stretch, f"year {year[1]}", found=found)


def resolve_figures(found: Found, _anchor: Anchor) -> Meaning | None:
    """`2014-10-30`, `30.10.2014`."""
    parts = [int(part) for part in found.value("f").split("-")]
    if len(parts) == 2:
        return dated(make_month(*parts), "as printed") if 1800 <= parts[0] <= 2200 else None
    return dated(make_day(*parts), "as printed")


def resolve_holiday(found: Found, anchor: Anchor) -> Meaning | None:
    """`Christmas`, `Easter 2014`, `last Thanksgiving`."""
    name = found.value("j")
    year = _printed_year(found, anchor)
    if year is None and anchor.today is not None:
        base = anchor.today.begin
        day = holiday(base.year, name)
        if day is None:
            return None
        year = base.year, f"nearest to {anchor.name}"
        if anchor.mode == "news" and day.begin > base and found.direction() < 0:
            year = base.year - 1, f"the last one before {anchor.name}"
        if anchor.mode == "news" and day.begin < base and found.direction() > 0:
            year = base.year + 1, f"the next one from {anchor.name}"
    if year is None:
        return unanchored(f"XXXX-{name}" if name[0].isdigit() else "XXXX-XX-XX", "no year at hand")
    day, part = holiday(year[0], name), found.value("P")
    if day and part:
        return Meaning("TIME", f"{day.value}T{part}", day.edtf, f"holiday; year {year[1]}", day)
    return dated(day, f"holiday; year {year[1]}")


_YEAR = r"(?:k|,)?(?:(?P<Y>[Yb])|(?P<rel>[LTXH])U)"
RULES = (
    rule("day of several", rf"(?P<m>M)(?P<d>[do])(?=[-n,]{{1,2}}M?[do]{_YEAR})", resolve_day),
    rule("month of several", rf"{PRE}(?P<m>M)(?=[-n,]{{1,2}}M{_YEAR})", resolve_month),
    rule("day of several", rf"(?P<d>[do])(?P<m>M)(?=[-n,]{{1,2}}D?[do]k?M{_YEAR})", resolve_day),
    rule("day", rf"(?:D?E)?(?P<s>[LTX])?(?:(?P<W>W),?)?(?P<m>M)D?(?P<d>[do])(?:{_YEAR})?", resolve_day),
    rule("day", rf"(?:D?E)?(?:(?P<W>W),?)?D?(?P<d>[do])k?(?P<m>M)(?:{_YEAR})?", resolve_day),
    rule("early month", rf"{PRE}(?P<m>M)k(?P<early>N)", resolve_month),
    rule("early day", r"D?(?P<d>[do])(?P<m>M)(?P<early>N)(?=[),.])", resolve_day),
    rule("day of several", rf"D?(?P<d>[do])(?=[-n,]{{1,2}}D?[do]k?(?P<m>M)(?:{_YEAR})?)", resolve_day),
    rule("month", rf"{PRE}(?P<m>M)(?:{_YEAR})?", resolve_month),
    rule("month", rf"{PRE}D?(?P<s>[LTXF])(?P<m>M)", resolve_month),
    rule("year", rf"{PRE}(?:D?U|D?w|D?wU)?(?P<Y>[Yb])(?:U)?", resolve_year),
    rule("year", r"(?:D?U)(?P<N>[Nd])(?![-n]?[uUK])", resolve_the_year),
    rule("year", r"(?<=i)(?P<N>N)", resolve_early_year),
    rule("year", r"(?<=[-,(])(?P<N>N)(?=[-)])|(?<=[Nf-]-)(?P<O>N)", resolve_early_year),
    rule("second year", r"(?<=Y-)(?P<d>[dN])", resolve_second_year),
    rule("second day", r"(?<=M[do][-n])(?P<d>[do])", resolve_second_day),
    rule("decade", rf"{PRE}D?(?P<y>y)", resolve_decade),
    rule("decade", rf"{PRE}D(?P<y>Y)p", resolve_decade),
    rule("century of several", rf"{PRE}D?(?P<o>o)(?=[-n]D?o-?c)", resolve_century),
    rule("century", rf"{PRE}D?(?P<o>o)-?c(?P<C>C)?", resolve_century),
    rule("era", r"%?(?:D?E)?(?:(?P<m>M)|D?(?P<S>S)k?)?(?P<n>[NYd])(?P<C>C)", resolve_before_common_era),
    rule("era", r"(?P<n>[NYd])(?=[-n][NYd](?P<C>C))", resolve_before_common_era),
    rule("era", r"(?P<n>N)", resolve_year_before),
    rule("era", r"(?P<C>C)(?P<n>[NYd])", resolve_before_common_era),
    rule("season", rf"{PRE}D?(?P<s>[LTXFl])?(?P<S>S)(?:{_YEAR})?(?:-[dY])?", resolve_season),
    rule(
        "quarter",
        rf"{PRE}(?:D?w?(?P<o>o)[Kh]|D(?P<end>[LE])h(?!kD?y)|w?(?P<o2>o)-[Kh])(?:{_YEAR})?",
        resolve_quarter,
    ),
    rule("quarter", rf"{PRE}D?(?P<Y>Y)p?w?(?P<o>o)-?[Kh]", resolve_quarter),
    rule("quarter", rf"{PRE}(?P<rel>[LTX])w?Up(?P<o>o)-?[Kh]", resolve_quarter),
    rule("figures", r"(?:W,?)?(?P<f>f)", resolve_figures),
    rule("holiday", rf"{PRE}(?P<rel>[LTX])?(?P<j>j)(?P<P>P)?,?(?P<Y>Y)?", resolve_holiday),
)
