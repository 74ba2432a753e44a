"""Who asks and who answers, from labels, headline, introduction and captions."""

import re
from collections import Counter
from dataclasses import dataclass, field

from rapporteur.model.text import Block
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference.page_words import PageWords
from rapporteur.text.shapes import is_name

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f])"
_PART = rf"[A-ZÀ-Þ]{_LETTER}*(?:['’-]{_LETTER}+)*"
_NAME = rf"{_PART}(?:\s(?:(?:[A-ZÀ-Þ]\.|de|van|von|der|bin|al|el)\s){{0,2}}{_PART}){{1,3}}"
_FULL_NAME = re.compile(_NAME)
_MET = (
    r"(?:interviews|interviewed|interview with|interview of|spoke to|spoke with|speaks to|speaks with|talks to|"
    r"talked to|talked with|sat down with|asked|"
    r"sat down in [A-Z]\w+ with|met with|spoke in [A-Z]\w+ (?:to|with)|im Gespräch mit|"
    r"Interview mit|entretien avec|entrevista con|entrevista a)"
)
_GAP = r"(?:(?!(?:about|on|over|in|at|regarding|after|for|to|whose|from)\s)[^\s.?!,]+\s){0,12}"
_MET_BEFORE = re.compile(rf"(?i:\b{_MET})\s{_GAP}(?:[a-zß-ÿ-]{{3,20}},\s)?$")
_MET_THEM = re.compile(
    rf"(?i:\b{_MET})\s(?:him|her)\b|\b(?:He|She) (?:was interviewed by|spoke to|spoke with|told|tells|talked to)\b"
)
_TELLS_AFTER = re.compile(
    r"[^.?!\n]{0,60}?\s(?:tells|told|interviewed by|talks to|speaks to|spoke to|discusses)\s"
    r"|[:,] (?i:(?:an |the )?interview)\b"
    r"|\s(?:explains|answers|explained|answered) in (?:an|this|the) interview"
    r"|[^.?!\n]{0,90}?\s(?:explains|discusses) (?:what|why|how|whether)\b"
)
_ADDRESSED = re.compile(
    rf"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Ambassador|Minister|Judge|Sir|Madam)\b\.? (?P<name>{_PART}(?: {_PART})?),"
)
_PRESENTED = re.compile(
    r",\s(?:an?|the|of|[a-zà-ÿ])|\s(?:is|was|has|obtained|heads|leads|serves|works|teaches)\b"
)
_AND_NAME = re.compile(rf"\s(?:and|&|und|et|y)\s(?P<name>{_NAME})")
_DIRECT = re.compile(rf"(?i:\b{_MET})\s(?:the\s)?$")
_NOT_A_PERSON = re.compile(
    r"\b(?:of|in|at|from|on|for|to|near|across|against|between|the|by|about)\s(?:the\s)?$"
)
_SPEAKER = rf"(?P<name>{_NAME}|[A-Z][\w.]+)"
_SAT_DOWN = re.compile(rf"\bsat down with (?P<name>{_NAME}) for an interview")
_PULLED = re.compile(r"[“\"](?P<words>[^”\"\n]{20,400})[”\"](?P<after>[^\n]{4,120})")
_ASKER = (
    re.compile(
        rf"{_SPEAKER}\s(?:interviews|interviewed|spoke to|spoke with|talks to|talked to|sat down|met with|asked)\b"
    ),
    re.compile(rf"\b(?:tells|told|interviewed by|with|speaks to|spoke to)\s{_SPEAKER}\b"),
    _SAT_DOWN,
)


@dataclass(frozen=True, slots=True)
class Speakers:
    """The two sides of a conversation, by their printed names.

    `states` says of each label whether it asks ("question") or answers ("answer"); `printed` gives the name
    for labels that are none (Q, A). `people` are the forms by which a closing note may begin. `pair` holds both
    names where the page says that two people are interviewed; then `answerer` is None.
    """

    asker: str | None
    answerer: str | None
    states: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str | None] = field(default_factory=dict)
    people: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()


def find_speakers(
    text: str,
    blocks: tuple[Block, ...],
    *,
    words: PageWords,
    title: str | None,
    outlet: str | None,
    labels: dict[str, str],
) -> Speakers:
    """Find the names of who asks and who answers; None for a side that the page does not name.

    Args:
        text: The whole text.
        blocks: Blocks whose lines are named.
        words: Page words: labels such as Q and A are no names.
        title: The headline.
        outlet: Who publishes the page.
        labels: Printed labels and whether they ask or answer.
    """
    signs = words.folded.get(("asker", "label"), frozenset()) | words.folded.get(
        ("answerer", "label"), frozenset()
    )
    names = {
        label: state for label, state in labels.items() if label.rstrip("0123456789").casefold() not in signs
    }
    intro = _introduction(text, blocks, title)
    asker = next((label for label, state in names.items() if state == "question"), None)
    asker = asker or _sat_down(intro) or outlet or _named_asker(intro, words, _lines(text, blocks))
    asker = asker or _masthead(text, blocks)
    answerer = _only([label for label, state in names.items() if state == "answer"])
    pair: tuple[str, ...] = ()
    if answerer is None and "answer" not in names.values():
        answerer = _named_answerer(intro, text, blocks, asker, words)
        answerer = answerer or _pulled(text, blocks, words)
        pair = _pair(intro, words) if answerer is None else ()
    printed = {
        label: asker if state == "question" else answerer
        for label, state in labels.items()
        if label not in names
    }
    people = (answerer, answerer.split()[-1]) if answerer else ()
    return Speakers(asker, answerer, dict(labels), printed, people, pair)


def _only(names: list[str]) -> str | None:
    return names[0] if len(names) == 1 else None


def _introduction(text: str, blocks: tuple[Block, ...], title: str | None) -> list[str]:
    """Headline and what stands before the conversation, piece by piece."""
    pieces = [title] if title else []
    for block in blocks[:20]:
        if block.kind in ("lead", "paragraph", "heading", "caption", "title"):
            pieces.append(text[block.start : min(block.end, block.start + 1500)])
            if pieces[-1].rstrip().endswith("?") and block.kind == "paragraph":
                break
    return pieces


def _sat_down(intro: list[str]) -> str | None:
    """The reporter whom the introduction names: "sat down with Ana Reyes for an interview"."""
    names = {match["name"] for piece in intro for match in _SAT_DOWN.finditer(piece)}
    return names.pop() if len(names) == 1 and is_name(next(iter(names))) else None


def _pulled(text: str, blocks: tuple[Block, ...], words: PageWords) -> str | None:
    """Whose words a caption quotes ("“We wait.” Ana Reyes"), where the page prints the same words below."""
    for block in blocks:
        match = _PULLED.match(text, block.start, block.end) if block.kind in ("caption", "quote") else None
        if match is None or text.find(match["words"].strip(" .,"), block.end) < 0:
            continue
        found = _people(match["after"], words)
        if found and found[0][0] <= 2:
            return found[0][1]
    return None


def _pair(intro: list[str], words: PageWords) -> tuple[str, ...]:
    """Both people of "interviews Ana Reyes and Luc Blanc", where headline and introduction name no other pair."""
    pairs = set()
    for piece in intro:
        for start, name in _people(piece, words):
            match = _AND_NAME.match(piece, start + len(name))
            if match and is_name(match["name"]) and _vote(piece, start, name)[0] > 0:
                pairs.add((name, match["name"]))
    return pairs.pop() if len(pairs) == 1 else ()


def _lines(text: str, blocks: tuple[Block, ...]) -> frozenset[str]:
    """The first lines of the page that are blocks of their own; a masthead is one."""
    return frozenset(text[block.start : min(block.end, block.start + 80)] for block in blocks[:6])


def _masthead(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The outlet at the head of the path "Radio Example / World / Africa", where a credit names it again."""
    for block in blocks[:6]:
        line = text[block.start : min(block.end, block.start + 200)]
        name, slash, _ = line.partition(" / ")
        if block.kind in CHROME_KINDS and slash and is_name(name):
            credits = (text[b.start : b.end] for b in blocks if b.kind in ("credit", "caption"))
            return name if any(credit.endswith(name) for credit in credits) else None
    return None


def _named_asker(intro: list[str], words: PageWords, lines: frozenset[str]) -> str | None:
    """An outlet that the page says it is "told", or that heads the page, else the one who "interviewed"."""
    found: Counter[str] = Counter()
    for piece in intro:
        for pattern in _ASKER:
            for match in pattern.finditer(piece):
                name = match["name"].strip(".")
                if name in words.publisher_of or (name in lines and pattern is _ASKER[0]):
                    found[name] += 3
                elif pattern is _SAT_DOWN:
                    found[name] += 2
                elif "interview" in match[0] and not is_name(name) and not _is_generic(name, words):
                    found[name] += 1
    best = found.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _is_generic(name: str, words: PageWords) -> bool:
    return name.split()[0].casefold() in words.folded["no-person", "start"]


def _named_answerer(
    intro: list[str], text: str, blocks: tuple[Block, ...], asker: str | None, words: PageWords
) -> str | None:
    """The one person whom headline, introduction and captions show as interviewed; None where it is unclear."""
    votes: Counter[str] = Counter()
    met: Counter[str] = Counter()
    forms = Counter(name for piece in intro for _, name in _people(piece, words))
    for piece in intro:
        paired: set[int] = set()
        for start, name in _people(piece, words):
            if start in paired:
                continue
            link, vote = _vote(piece, start, name)
            pair = _AND_NAME.match(piece, start + len(name)) if link else None
            # "interviews A and B": both, or for want of one, neither.
            named = (name, pair["name"]) if pair and is_name(pair["name"]) else (name,)
            if pair:
                paired.add(pair.start("name"))
            for each in named:
                votes[each] += link + vote
                met[each] += link
    for name in _addressed(text, blocks, forms):
        votes[name] += 3
        met[name] += 3
    merged, linked = _merge(votes, forms), _merge(met, forms)
    captions = [text[block.start : block.end][:500] for block in blocks if block.kind == "caption"]
    for name in merged:
        surname = re.compile(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)")
        alone = sum(len(surname.findall(piece.replace(name, ""))) for piece in (*intro, *captions))
        merged[name] += min(3, alone) + min(1, sum(caption.startswith(name) for caption in captions))
    if asker:
        merged.pop(asker, None)
    # Without words that join a person to the interview nobody is named.
    best = [(name, count) for name, count in merged.most_common(3) if linked[name] > 0][:2]
    if not best or best[0][1] < 3 or (len(best) > 1 and best[1][1] >= 0.75 * best[0][1]):
        return None
    return best[0][0]


def _addressed(text: str, blocks: tuple[Block, ...], forms: Counter[str]) -> list[str]:
    """Whom a question calls by name ("Ms. Reyes, were you surprised?"), where the introduction has the full name."""
    called = set()
    for block in blocks:
        match = _ADDRESSED.match(text, block.start, block.end)
        if match is not None and text[block.start : block.end].endswith("?"):
            called.add(match["name"])
    return [name for name in forms if any(name.endswith(f" {other}") for other in called)]


def _vote(piece: str, start: int, name: str) -> tuple[int, int]:
    """How one mention of a full name speaks for its bearer: joined to the interview, and else."""
    before, after = piece[max(0, start - 120) : start], piece[start + len(name) : start + len(name) + 90]
    beside = bool(_NOT_A_PERSON.search(before))
    met = bool(_MET_BEFORE.search(before)) and not (beside and not _DIRECT.search(before))
    presented = bool(_PRESENTED.match(after))
    link = (3 if met else 0) + (3 if _TELLS_AFTER.match(after) else 0)
    link += 3 if presented and start < 200 and _MET_THEM.search(piece) else 0
    return link, 1 + (2 if presented else 0) - (4 if beside and not met else 0)


def _people(piece: str, words: PageWords) -> list[tuple[int, str]]:
    """Full names in a stretch of text with their offsets, as far as capitals tell them."""
    found = []
    generic, bodies = words.folded["no-person", "start"], words.folded["no-person", "inside"]
    for match in _FULL_NAME.finditer(piece[:1500]):
        parts = match[0].split()
        skipped = 0
        while len(parts) > 2 and (parts[0].casefold() in generic or parts[0].isupper()):
            skipped += len(parts[0]) + 1
            parts = parts[1:]
        name = " ".join(parts)
        if is_name(name) and not any(
            part.casefold() in bodies or part.casefold() in generic for part in parts
        ):
            found.append((match.start() + skipped, name))
    return found


def _merge(votes: Counter[str], forms: Counter[str]) -> Counter[str]:
    """Join a longer form ("Biologist Ann Example") with the name it ends with.

    The longer form stands where it is printed more than once, for then it is the name.
    """
    merged: Counter[str] = Counter()
    for name, count in sorted(votes.items(), key=lambda item: (len(item[0]), item[0])):
        shorter = next((other for other in merged if name.endswith(" " + other)), None)
        if shorter and forms[name] > 1:
            count += merged.pop(shorter)
            shorter = None
        merged[shorter or name] += count
    return merged
