"""Whose "we" it is in a statement or letter: the body at its head or in its signature, where the text shows it."""

import re
from collections.abc import Iterator

from rapporteur.annotate.antecedents import quotations
from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.model.text import Block
from rapporteur.reference.names import name_key

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_AUTHORS = frozenset({"ngo", "institution", "group"})
_TURNS = frozenset({"question", "answer"})
_STORY = frozenset({"lead", "paragraph", "list-item", "heading"})
_HEAD = 3
"""Blocks at the top of a page among which a letterhead stands."""
_FOOT = 4
"""Blocks behind "Yours sincerely" that may be a signature."""
_OUTSIDE = 0
"""The number of no quotation."""
_LONGEST = 120
"""Characters of a letterhead or a line of a signature."""
_CLOSING = re.compile(r"(?i)(?:yours (?:sincerely|faithfully|truly)|sincerely|respectfully|\(signed\))\b")
_MISSION = re.compile(r"(?i)permanent mission of (?:the )?")


def take_author(groups: Groups) -> None:
    """Give "we" outside quotations to the body that signs or publishes the text; to nobody where two would do."""
    blocks = groups.words.text.blocks
    if any(block.kind in _TURNS for block in blocks):
        return
    places = list(_first_persons(groups))
    authors = list({id(group): group for group in _authors(groups)}.values()) if places else []
    if len(authors) != 1:
        return
    groups.author = authors[0]
    for sentence, at in places:
        found = Found(at, at + 1, sentence, "pronoun", authors[0].actor_kind)
        groups.note(authors[0], found, "the body that signs or publishes the text")


def _first_persons(groups: Groups) -> Iterator[tuple[int, int]]:
    """Sentence and token of each "we" of the text itself."""
    words = groups.words
    quotes = quotations(words)
    for sentence, (first, stop, block) in enumerate(words.ranges):
        if words.text.blocks[block].kind not in _STORY:
            continue
        for at in range(first, stop):
            is_country = words.words[at].isupper() and len(words.words[at]) > 1
            if words.lower[at] in _WE and not is_country and quotes[at] == _OUTSIDE:
                yield sentence, at


def _authors(groups: Groups) -> Iterator[Group]:
    """Bodies whose name is the letterhead, stands in the signature, or is that of the publisher."""
    named = {
        name_key(groups.words.quote(found.first, found.stop)): group
        for group in groups.all
        if group.actor_kind in _AUTHORS and group.named
        for found in group.found
        if found.kind == "name"
    }
    for line in filter(None, (*_letterheads(groups), *_signatures(groups))):
        group = _state_of_mission(groups, line) or named.get(name_key(line.rpartition(", ")[2]))
        if group is not None:
            yield group
    publisher = groups.words.text.publisher
    published = named.get(name_key(publisher)) if publisher else None
    if published is not None and published.actor_kind == "ngo":
        yield published


def _state_of_mission(groups: Groups, line: str) -> Group | None:
    """The state of "Permanent Mission of the Kingdom of Norway", which speaks through it."""
    match = _MISSION.match(line)
    ids = groups.registry.lookup(line[match.end() :]) if match is not None else ()
    return groups.by_id(ids[0]) if len(ids) == 1 else None


def _letterheads(groups: Groups) -> Iterator[str]:
    for block in groups.words.text.blocks[:_HEAD]:
        if block.kind in ("title", "heading"):
            yield _line(groups, block)


def _signatures(groups: Groups) -> Iterator[str]:
    blocks = groups.words.text.blocks
    text = groups.words.text.text
    for at, block in enumerate(blocks):
        if _CLOSING.match(text, block.start, block.end) and block.end - block.start < _LONGEST:
            for line in blocks[at + 1 : at + 1 + _FOOT]:
                yield _line(groups, line)


def _line(groups: Groups, block: Block) -> str:
    """A short block as one line; empty for a long one."""
    words = groups.words.text.text[block.start : block.end]
    return " ".join(words.split()) if len(words) < _LONGEST else ""
