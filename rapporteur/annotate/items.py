"""What rules about reported speech read: the words of a block, with each quotation as one item."""

from dataclasses import dataclass
from typing import Literal

from rapporteur.annotate.quotes import STOPS, Quotation
from rapporteur.annotate.view import View
from rapporteur.model.text import Block
from rapporteur.reference.cues import Cues

ItemKind = Literal["word", "mark", "quote"]
CLITICS = ("'s", "’s", "n't", "n’t", "'ve", "’ve", "'re", "’re", "'d", "’d", "'ll", "’ll", "'m", "’m")
LONGEST = 300
"""A sentence of more items is a list or a hostile text: it is read in pieces, so that time stays linear."""
NAMES_LIKE_MODALS = frozenset({"May", "Will"})
"""With a capital inside a sentence these are names; they keep it, so that no rule takes them for verbs."""

SPOKEN = frozenset(
    {
        "i",
        "it's",
        "i'm",
        "i've",
        "we",
        "we're",
        "you're",
        "he's",
        "she's",
        "they're",
        "don't",
        "is",
        "are",
        "was",
        "were",
        "not",
        "isn't",
        "can't",
    }
)
"""Words that make a sentence of quoted words, however few others there are; titles do without."""
NAMES_LIKE_PRONOUNS = frozenset({"WHO", "US", "IT"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark of punctuation, or a whole quotation with its marks; `low` is the word in lower case."""

    start: int
    end: int
    text: str
    low: str
    kind: ItemKind

    @property
    def is_quote(self) -> bool:
        return self.kind == "quote"

    @property
    def is_name_like(self) -> bool:
        return self.text[:1].isupper() and self.low != "i"


Segment = tuple[Item, ...]


def cut_segments(
    view: View, block: Block, quotations: tuple[Quotation, ...], cues: Cues
) -> tuple[Segment, ...]:
    """The sentences of a block as items; a sentence boundary inside a quotation does not count.

    Args:
        view: The text with tokens and sentences.
        block: The block to cut.
        quotations: The quotations of that block.
        cues: The cue table: "“Why?” she asked" is one sentence.
    """
    items = _items(view, block, quotations)
    ends = [sentence.end for sentence in view.sentences_in(block.start, block.end)]
    return _cut(items, ends, cues)


def _items(view: View, block: Block, quotations: tuple[Quotation, ...]) -> list[Item]:
    items: list[Item] = []
    at = block.start
    for quotation in quotations:
        items += _words(view, at, quotation.start)
        words = view.words(quotation.start, quotation.end)
        items.append(Item(quotation.start, quotation.end, words, words.lower(), "quote"))
        at = quotation.end
    return items + _words(view, at, block.end)


def _words(view: View, start: int, end: int) -> list[Item]:
    items: list[Item] = []
    for token in view.tokens_in(start, end):
        if token.end > end:
            continue
        words = view.words(token.start, token.end)
        cut = _clitic_at(words)
        for a, b in ((0, cut), (cut, len(words))):
            if a < b:
                part = words[a:b]
                is_word = any(letter.isalnum() for letter in part)
                is_name = part in NAMES_LIKE_PRONOUNS or (part in NAMES_LIKE_MODALS and items)
                low = part if is_name else part.lower().replace("’", "'")
                items.append(Item(token.start + a, token.start + b, part, low, "word" if is_word else "mark"))
    return items


def _clitic_at(words: str) -> int:
    for clitic in CLITICS:
        if len(words) > len(clitic) and words.lower().endswith(clitic):
            return len(words) - len(clitic)
    return len(words)


def _cut(items: list[Item], ends: list[int], cues: Cues) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    current: list[Item] = []
    waiting = iter(ends)
    end = next(waiting, None)
    for index, item in enumerate(items):
        current.append(item)
        passed = False
        while end is not None and end <= item.end:
            passed = passed or (end > item.start and (not item.is_quote or end == item.end))
            end = next(waiting, None)
        following = items[index + 1] if index + 1 < len(items) else None
        stops = _ends_with_stop(item, following) and not _is_tagged(items, index, cues)
        ends_here = (
            passed and not _leads_on(items, index, cues) and not _is_tagged(items, index, cues)
        ) or stops
        if ends_here or len(current) >= LONGEST:
            segments.append(tuple(current))
            current = []
    if current:
        segments.append(tuple(current))
    return tuple(segments)


def _leads_on(items: list[Item], index: int, cues: Cues) -> bool:
    """A quotation that ends with a question or exclamation, and then who asked or cried it."""
    if not items[index].is_quote or items[index].text.rstrip("”\"'’» ")[-1:] not in {"?", "!"}:
        return False
    for item in items[index + 1 : index + 9]:
        if item.kind != "word":
            return False
        if any("left" in form.cue.frames and form.form in {"past", "s"} for form in cues.forms(item.low)):
            return True
    return False


def _is_tagged(items: list[Item], index: int, cues: Cues) -> bool:
    """ "“We go.” Reyes said.": a full stop where a comma belongs, for the sentence ends with the cue."""
    if not items[index].is_quote:
        return False
    for at in range(index + 1, min(len(items), index + 7)):
        if items[at].kind != "word":
            return False
        if any(
            "left" in form.cue.frames and form.form in {"past", "s"} for form in cues.forms(items[at].low)
        ):
            return at > index + 1 and (at + 1 == len(items) or items[at + 1].text == ".")
    return False


def _ends_with_stop(item: Item, following: Item | None) -> bool:
    """A quotation that ends with a full stop ends the sentence, wherever the marks were put."""
    if not item.is_quote or following is None:
        return False
    inner = item.text.rstrip("”\"'’» ")
    return inner.endswith(".") and following.text[:1].isupper()


def ends_with_comma(item: Item) -> bool:
    """True for a quotation such as “we will go,” whose last sign inside leads on to a cue."""
    inner = item.text.rstrip("”\"'’»` ")
    return item.is_quote and (inner[-1:] in STOPS or inner[-1:] in "—-")


def is_title(item: Item) -> bool:
    """Quoted words that look like the title of a work: each longer word begins with a capital, no stop inside."""
    inner = item.text.strip("“”„«»\"'‘’` ")
    if SPOKEN.intersection(inner.lower().replace("’", "'").split()):
        return False
    words = [word for word in inner.split() if len(word) > 3]
    return inner[-1:] not in ".?!" and len(words) > 1 and all(word[:1].isupper() for word in words)
