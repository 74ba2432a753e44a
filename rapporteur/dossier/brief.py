"""brief.md: two pages for a reader with ten minutes, every sentence with its footnote."""

import re

from rapporteur.dossier.compose import Dossier, events_ahead, latest_events
from rapporteur.dossier.dates import bounds, date_words, sort_key
from rapporteur.dossier.views import EventView, InstrumentView, PositionView, Quote, StepView
from rapporteur.dossier.visible import one_line, shortened
from rapporteur.dossier.wording import plain

QUOTE_LETTERS = 80
WORDS_AT_MOST = 1060
LIMITS = (9, 7, 8, 6, 6)
FEWEST = 3
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
_STARTS_BLOCK = re.compile(r"^[#+=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]|(?<=^\d{3})[.)]|(?<=^\d{4})[.)]")


NOTHING = {
    "Where it stands": "No source shows a step on a route that the reference data know.",
    "What is new": "No event has a date yet.",
    "Who wants what": "No source gives a position.",
    "What is contested": "No two sources contradict each other, and no paragraph is known to be disputed.",
    "What comes next": "No source names anything planned or possible.",
}


class Footnotes:
    """Footnotes in order of first use, each source place once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.numbers: dict[str, int] = {}
        self.lines: list[str] = []

    def cite(self, quotes: tuple[Quote, ...], *, at_most: int = 2) -> str:
        """References to the first quotes, one for each source; empty for none."""
        marks: list[str] = []
        docs: set[str] = set()
        for quote in quotes:
            if quote.doc in docs or len(marks) >= at_most:
                continue
            docs.add(quote.doc)
            marks.append(f"[^{self._number(quote)}]")
        return "".join(marks)

    def _number(self, quote: Quote) -> int:
        if quote.href not in self.numbers:
            self.numbers[quote.href] = len(self.lines) + 1
            self.lines.append(f"[^{len(self.lines) + 1}]: {self._citation(quote)}")
        return self.numbers[quote.href]

    def _citation(self, quote: Quote) -> str:
        """Publisher, title, date, words, and the beginning of the digest by which the source is known."""
        text = self.dossier.book.readings[quote.doc].text
        day = text.published or text.dct
        title = f"*{md(shortened(text.title, limit=48))}*" if text.title else ""
        head = [md(self.dossier.book.publisher(quote.doc)), title, date_words(day) if day else ""]
        words = f"“{md(shortened(quote.words, limit=QUOTE_LETTERS))}”"
        mark = "" if quote.confidentiality == "public" else f" ({quote.confidentiality})"
        where = f"[SHA-256 {quote.doc[:16]}…]({quote.href})"
        return f"{', '.join(part for part in head if part)}{mark}: {words} – {where}"


def md(text: str) -> str:
    """Words of a source as Markdown that shows them and does nothing else."""
    return _STARTS_BLOCK.sub(r"\\\g<0>", _SPECIAL.sub(r"\\\g<0>", one_line(text)))


def write_brief(dossier: Dossier) -> str:
    """The brief, cut to two pages: of the parts after the first, the longest gives up its last line."""
    limits = list(LIMITS)
    while True:
        brief = _write(dossier, tuple(limits))
        if len(brief.split()) <= WORDS_AT_MOST or max(limits) <= FEWEST:
            return brief
        longest = max(limits[1:])
        limits[1 + limits[1:].index(longest) if longest > FEWEST else 0] -= 1


def _write(dossier: Dossier, limits: tuple[int, ...]) -> str:
    notes = Footnotes(dossier)
    parts = (
        ("Where it stands", _stands(dossier, notes, limits[0])),
        ("What is new", _new(dossier, notes, limits[1])),
        ("Who wants what", _wants(dossier, notes, limits[2])),
        ("What is contested", _contested(dossier, notes, limits[3])),
        ("What comes next", _next(dossier, notes, limits[4])),
    )
    lines = [f"# {md(dossier.case_name)}", "", _lede(dossier), ""]
    for title, sentences in parts:
        lines += [f"## {title}", ""]
        lines += [f"- {sentence}" for sentence in sentences] or [f"- {NOTHING[title]}"]
        lines.append("")
    lines += [*notes.lines, ""] if notes.lines else []
    lines.append(f"Custody log: {dossier.custody.size} entries, head {dossier.custody.root}.")
    return "\n".join(lines) + "\n"


def _lede(dossier: Dossier) -> str:
    state = dossier.book.state
    when = f"State of the record on {date_words(state.as_of)}. " if state.as_of else ""
    held = f" {state.held_back} held back for their class." if state.held_back else ""
    copies = len([source for source in dossier.sources if source.copy_of])
    also = f", {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    pages = "The pages beside this brief open every line at its words."
    return f"{when}Sources: {len(dossier.sources)}{also}.{held} {pages}"


def _rest(left: int) -> list[str]:
    """A line that says how much the pages have besides."""
    return [f"{left} more in the dossier."] if left > 0 else []


def _stands(dossier: Dossier, notes: Footnotes, limit: int) -> list[str]:
    """The last step of each track that was taken, then what was announced or denied last."""
    steps: list[tuple[str, StepView]] = []
    for track in dossier.tracks:
        taken = [step for step in track.steps if step.state_key == "taken"]
        steps.append((track.label, max(taken or track.steps, key=_how_late)))
    lines = [
        f"**{md(label)}:** {md(step.label)} – {_state(step)}. "
        f"{_told(plain(step.sentence), step.according_to)}{notes.cite(step.quotes)}"
        for label, step in steps[:limit]
    ]
    return lines + _rest(len(steps) - limit)


def _how_late(step: StepView) -> tuple[bool, tuple[str, str, str]]:
    """Order in which a step tells where a track stands: known days before "by" some day, then the latest."""
    return bounds(step.edtf)[0] is not None, sort_key(step.edtf)


def _state(step: StepView) -> str:
    """State and date of a step."""
    return f"{step.state}, {step.date}" if step.edtf else step.state


def _told(sentence: str, according_to: str) -> str:
    """A sentence with who reports it."""
    return f"{md(sentence.rstrip('.'))}, {md(according_to)}." if according_to else md(sentence)


def _new(dossier: Dossier, notes: Footnotes, limit: int) -> list[str]:
    return _event_lines(latest_events(dossier.events), notes, limit)


def _next(dossier: Dossier, notes: Footnotes, limit: int) -> list[str]:
    return _event_lines(events_ahead(dossier.events, dossier.book.state.as_of), notes, limit)


def _event_lines(events: tuple[EventView, ...], notes: Footnotes, limit: int) -> list[str]:
    """One sentence for each event, with who reports it and how many of them independently."""
    lines = []
    for event in events[:limit]:
        many = f" ({event.independent} independent reports)" if event.independent > 1 else ""
        contested = f" Contested: {md(', '.join(event.contested))}." if event.contested else ""
        quotes = tuple(quote for report in event.reports for quote in report.quotes[:1])
        told = _told(plain(event.sentence), event.according_to + many if event.according_to else "")
        lines.append(f"{told}{notes.cite(quotes)}{contested}")
    return lines + _rest(len(events) - limit)


def _wants(dossier: Dossier, notes: Footnotes, limit: int) -> list[str]:
    """The latest position of each party on each target: every party once, then those with more to say."""
    latest: dict[tuple[str, str], PositionView] = {}
    for position in dossier.positions:
        latest[position.party_id or plain(position.party), position.target_key] = position
    by_party: dict[str, list[tuple[str, str]]] = {}
    for key in sorted(latest):
        by_party.setdefault(key[0], []).append(key)
    turns = {key: turn for keys in by_party.values() for turn, key in enumerate(keys)}
    ordered = sorted(latest, key=lambda key: (turns[key], -len(by_party[key[0]]), key))
    lines = [_position_line(latest[key], notes) for key in ordered[:limit]]
    return lines + _rest(len(ordered) - limit)


def _position_line(position: PositionView, notes: Footnotes) -> str:
    """A position with its date, its condition and who tells of it."""
    target = md(_lower(plain(position.target)))
    words = [f"{md(plain(position.party))}: {position.for_or_against} {target}"]
    if position.condition:
        words.append(f"in the words “{md(shortened(position.condition, limit=QUOTE_LETTERS))}”")
    if position.edtf:
        words.append(f"as of {position.date}")
    if position.per:
        words.append(f"as told by {md(plain(position.per))}")
    return f"{', '.join(words)}.{notes.cite(position.quotes, at_most=1)}"


def _lower(text: str) -> str:
    """The text with a small first letter, where our own words begin it."""
    return text[:1].lower() + text[1:] if text.startswith(("The ", "Operative ", "Preambular ")) else text


def _contested(dossier: Dossier, notes: Footnotes, limit: int) -> list[str]:
    """Contradictions between sources, then disputed paragraphs."""
    lines: list[str] = []
    found = dossier.contradictions
    disputed = [text for text in dossier.instruments if text.contested or text.divided]
    for c in found[: max(1, limit - len(disputed))]:
        about = f" ({md(plain(c.about))})" if c.about else ""
        left, right = md(c.left_value or "one account"), md(c.right_value or "another")
        lines.append(
            f"Sources differ on {md(c.fact)}{about}: {left}{notes.cite(c.left, at_most=1)} "
            f"against {right}{notes.cite(c.right, at_most=1)}."
        )
    for text in disputed[: limit - len(lines)]:
        lines.append(_disputed_line(text, notes))
    return lines + _rest(len(found) + len(disputed) - len(lines))


def _disputed_line(text: InstrumentView, notes: Footnotes) -> str:
    """What is disputed of a text, and who stands where on it."""
    said = []
    if text.divided:
        quotes = tuple(quote for position in text.positions for quote in position.quotes[:1])
        stands = "; ".join(f"{stance}: {plain(parties)}" for stance, parties in text.divided)
        said.append(f"the text as a whole – {md(stands)}{notes.cite(quotes)}")
    for paragraph in text.contested:
        parties = list(dict.fromkeys(f"{plain(p.party)} {p.stance}" for p in paragraph.positions))
        quotes = tuple(quote for p in paragraph.positions for quote in p.quotes[:1])
        said.append(f"{_lower(paragraph.label)} – {md('; '.join(parties))}{notes.cite(quotes, at_most=1)}")
    return f"{md(text.name)}: {', '.join(said)}."
