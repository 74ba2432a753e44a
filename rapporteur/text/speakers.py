"""Who asks and who answers, from labels, headline, introduction and captions."""

import re
from collections import Counter
from dataclasses import dataclass, field

from rapporteur.model.text import Block
from rapporteur.reference.page_words import PageWords
from rapporteur.text.shapes import is_name

_NAME = r"[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*(?:\s(?:(?:[A-ZÀ-Þ]\.|de|van|von|der|bin|al|el)\s){0,2}[A-ZÀ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*){1,3}"
_FULL_NAME = re.compile(_NAME)
_MET = r"(?:interviews|interviewed|interview with|interview of|spoke to|spoke with|speaks to|speaks with|talks to|talked to|talked with|sat down with|asked|im Gespräch mit|Interview mit|entretien avec|entrevista con|entrevista a)"
_ANSWERER = (
    re.compile(rf"\b{_MET}\s[^.?!\n]{{0,160}}"),
    re.compile(
        rf"(?P<name>{_NAME})[^.?!\n]{{0,80}}?\s(?:tells|told|explains|explained|discusses|discussed|interviewed by|answers|answered|speaks about|talks about)\b"
    ),
)
_ASKER = (
    re.compile(
        rf"(?P<name>{_NAME}|[A-Z][\w.]+)\s(?:interviews|interviewed|spoke to|spoke with|talks to|talked to|sat down with|asked)\b"
    ),
    re.compile(rf"\b(?:tells|told|interviewed by|with|speaks to|spoke to)\s(?P<name>{_NAME}|[A-Z][\w.]+)\b"),
    re.compile(rf"\bsat down with (?P<name>{_NAME}) for an interview"),
)
_GENERIC = {
    "Interview",
    "The",
    "He",
    "She",
    "It",
    "They",
    "We",
    "I",
    "This",
    "In",
    "On",
    "His",
    "Her",
    "Who",
    "A",
}


@dataclass(frozen=True, slots=True)
class Speakers:
    """The two sides of a conversation, by their printed names.

    `states` says of each label whether it asks ("question") or answers ("answer"); `printed` gives the name
    for labels that are none (Q, A). `people` are the forms by which a closing note may begin.
    """

    asker: str | None
    answerer: str | None
    states: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str | None] = field(default_factory=dict)
    people: tuple[str, ...] = ()


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
    asker = asker or outlet or _named_asker(intro, words)
    answerer = _only([label for label, state in names.items() if state == "answer"])
    if answerer is None and "answer" not in names.values():
        answerer = _named_answerer(intro, text, blocks, asker)
    printed = {
        label: asker if state == "question" else answerer
        for label, state in labels.items()
        if label not in names
    }
    people = (answerer, answerer.split()[-1]) if answerer else ()
    return Speakers(asker, answerer, dict(labels), printed, people)


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


def _named_asker(intro: list[str], words: PageWords) -> str | None:
    """An outlet that the page says it is "told", else the one who "interviewed"."""
    found: Counter[str] = Counter()
    for piece in intro:
        for pattern in _ASKER:
            for match in pattern.finditer(piece):
                name = match["name"].strip(".")
                if name in words.publisher_of:
                    found[name] += 3
                elif pattern is _ASKER[2]:
                    found[name] += 2
                elif name.split()[0] not in _GENERIC and not is_name(name) and "interview" in match[0]:
                    found[name] += 1
    best = found.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return best[0][0]


def _named_answerer(intro: list[str], text: str, blocks: tuple[Block, ...], asker: str | None) -> str | None:
    """The one person whom headline and introduction show as interviewed; None where two are or it is unclear."""
    named: Counter[str] = Counter()
    for piece in intro:
        for match in _ANSWERER[0].finditer(piece):
            people = [name for name in _people(match[0]) if name != asker]
            # The last name of the phrase: "interview with <office> <name>".
            for name in people[-1:]:
                named[name] += 3
        for match in _ANSWERER[1].finditer(piece):
            for name in _people(match[0])[:1]:
                named[name] += 3 if name != asker else 0
    for piece in intro:
        for name in _people(piece):
            if name in named:
                named[name] += 1
    merged = _merge(named)
    best = merged.most_common(2)
    if not best:
        return _repeated(intro, asker)
    if len(best) > 1 and best[1][1] >= 0.75 * best[0][1]:
        return None
    return best[0][0]


def _repeated(intro: list[str], asker: str | None) -> str | None:
    """With no such verb: the one full name that headline and introduction share."""
    if len(intro) < 2:
        return None
    shared = [
        name
        for name in dict.fromkeys(_people(intro[0]))
        if name != asker and any(name in p for p in intro[1:])
    ]
    return shared[0] if len(shared) == 1 else None


def _people(piece: str) -> list[str]:
    """Full names in a stretch of text, words of offices and countries left out as far as capitals allow."""
    found = []
    for match in _FULL_NAME.finditer(piece[:1500]):
        name = match[0]
        if is_name(name) and name.split()[0] not in _GENERIC:
            found.append(name)
    return found


def _merge(named: Counter[str]) -> Counter[str]:
    """Give the votes of a longer form ("President Ann Example") to the name it ends with."""
    merged: Counter[str] = Counter()
    for name, votes in sorted(named.items(), key=lambda item: len(item[0])):
        shorter = next((other for other in merged if name.endswith(" " + other)), None)
        merged[shorter or name] += votes
    return merged
