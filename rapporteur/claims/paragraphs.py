"""Paragraphs of a text that the press speaks of: "operational paragraphs 7 and 8, which mention ..."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.annotate.view import View
from rapporteur.claims.grammar import is_adverb, word_set
from rapporteur.claims.phrase import Phrase
from rapporteur.model.vocabulary import ParagraphRole

PARAGRAPH = re.compile(
    r"\b(?P<role>operational|operative|preambular|preambulatory)? ?"
    r"(?:paragraphs?|paras?\.?) (?P<numbers>\d{1,3}(?: ?(?:,|and|to|or|&|-|–) ?\d{1,3}){0,8})"
    r"|\b(?P<short>OP|PP) ?(?P<number>\d{1,3})\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(\d{1,3}) ?(?:to|-|–) ?(\d{1,3})")


@dataclass(frozen=True, slots=True)
class ParagraphMention:
    """Numbers named together at `[start, end)`; `about` is the stretch that says what they say."""

    start: int
    end: int
    numbers: tuple[str, ...]
    role: ParagraphRole
    about: tuple[int, int] | None


def find_paragraphs(phrase: Phrase, view: View) -> tuple[ParagraphMention, ...]:
    """Paragraphs named in one sentence. "Operational" is the press's word for operative."""
    words = view.words(phrase.sentence.start, phrase.sentence.end)
    base = phrase.sentence.start
    return tuple(
        ParagraphMention(
            base + match.start() + len(match.group()) - len(match.group().lstrip()),
            base + match.end(),
            tuple(_numbers(match["numbers"] or match["number"])),
            _role(match),
            _about(phrase, base + match.end()),
        )
        for match in PARAGRAPH.finditer(words)
    )


def _role(match: re.Match[str]) -> ParagraphRole:
    named = (match["role"] or match["short"] or "").lower()
    return "PP" if named.startswith("p") else "OP"


def _numbers(words: str) -> Iterator[str]:
    if (span := _SPAN.fullmatch(words.strip())) and int(span[1]) < int(span[2]) <= int(span[1]) + 30:
        yield from (str(number) for number in range(int(span[1]), int(span[2]) + 1))
    else:
        yield from re.findall(r"\d{1,3}", words)


def _about(phrase: Phrase, end: int) -> tuple[int, int] | None:
    """The predicate of the paragraph: after ", which", or after it as subject; to the end of the sentence."""
    at = next((i for i, span in enumerate(phrase.spans) if span[0] >= end), None)
    if at is None:
        return None
    while at < len(phrase.words) and phrase.words[at] in (",", "which", "that", "also"):
        at += 1
    while at < len(phrase.words) and is_adverb(phrase.words[at]):
        at += 1
    if at >= len(phrase.words) - 1 or not _is_saying(phrase, at):
        return None
    last = len(phrase.words)
    while last > at and not phrase.printed[last - 1][-1].isalnum():
        last -= 1
    return (phrase.spans[at][0], phrase.spans[last - 1][1]) if last > at else None


def _is_saying(phrase: Phrase, at: int) -> bool:
    """Whether a paragraph says something here, rather than something being done about it."""
    return phrase.words[at] in SAYING


SAYING = word_set(
    "mention mentions mentioned mentioning speak speaks talk talks address addresses addressing call calls calling "
    "refer refers referring concern concerns concerning deal deals dealing recommend recommends condemn condemns "
    "condemning demand demands demanding request requests ask asks asking say says state states urge urges urging "
    "encourage encourages cite cites provide provides cover covers accuse accuses hold holds express expresses "
    "acknowledge acknowledges decide decides invite invites blame blames single singles set sets contain contains "
    "relate relates name names describe describes list lists target targets threaten threatens seek seeks"
)
