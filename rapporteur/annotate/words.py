"""One text as arrays of words, for rules that look left and right."""

from rapporteur.model.annotation import Sentence, Token
from rapporteur.model.text import StructuredText
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference.names import JOINERS, fold

SILENT_KINDS = CHROME_KINDS | {"byline", "dateline"}
"""Blocks in which nobody is an actor of the story: furniture, and who wrote it where."""

DETERMINERS = frozenset({
    "a", "an", "the", "some", "several", "many", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "another", "one", "other", "these", "those", "this", "both", "all", "most", "its", "his", "her",
    "their", "our", "my", "your", "any", "each", "every", "few",
})  # fmt: skip
FUNCTION_WORDS = DETERMINERS | frozenset({
    "that",
    "and", "or", "but", "nor", "of", "in", "on", "at", "to", "for", "from", "by", "with", "about", "against",
    "between", "among", "into", "over", "under", "after", "before", "during", "since", "until", "through", "as",
    "if", "when", "while", "where", "who", "whom", "whose", "which", "what", "why", "how", "because", "although",
    "though", "than", "then", "so", "not", "no", "he", "she", "it", "they", "we", "i", "you", "him", "them", "us",
    "me", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will",
    "would", "shall", "should", "can", "could", "may", "might", "must", "said", "says", "say", "told", "met",
    "there", "here", "also", "however", "yet", "still", "now", "only", "even", "just", "per", "via", "amid",
    "despite", "toward", "towards", "within", "without", "according", "including", "like", "such", "called",
    "made", "gave", "took", "went", "came", "saw", "let", "put", "urge", "urges", "ask", "asks", "tell", "tells",
    "whether", "unless", "meanwhile", "earlier", "later", "last", "next", "yesterday", "today", "tomorrow",
})  # fmt: skip
PAST_WORDS = frozenset({"former", "ex", "previous", "then", "next", "first", "late", "future", "onetime"})
"""Before an office these say that its holder today is not meant."""
PREPOSITIONS = frozenset({
    "of", "in", "on", "at", "to", "for", "from", "by", "with", "about", "against", "between", "near", "into",
    "over", "under", "after", "before", "outside", "inside", "around", "across", "through", "via", "toward",
    "towards", "within",
})  # fmt: skip

BODY_WORDS = frozenset({
    "commission", "council", "committee", "assembly", "court", "union", "league", "mission", "tribunal", "agency",
    "organization", "organisation", "group", "movement", "association", "chambers", "mechanism",
})  # fmt: skip
"""Heads of names of bodies, by which alone they are taken up again: "the council"."""
SEATS = frozenset({
    "ministry", "presidency", "government", "regime", "army", "military", "police", "parliament", "judiciary",
    "authorities", "country", "state", "republic", "junta",
})  # fmt: skip
"""Words for a state or an office of it, where the state itself is not named."""


_CREDIT_WORDS = frozenset({"photo", "photos", "image", "photograph", "getty", "picture"})


class Words:
    """A text's tokens with their words; `ranges` are the sentences that may name actors.

    A range is `(first token, one past the last token, index of the block)`, in text order.
    """

    def __init__(
        self, text: StructuredText, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.words = tuple(text.text[token.start : token.end] for token in tokens)
        self.lower = tuple(word.lower() for word in self.words)
        self.folded = tuple("" if word in JOINERS else fold(word) for word in self.words)
        self.ranges = tuple(self._ranges(sentences))

    def _ranges(self, sentences: tuple[Sentence, ...]) -> list[tuple[int, int, int]]:
        dateline = self.text.dateline
        ranges = []
        at = 0
        for sentence in sentences:
            while at < len(self.tokens) and self.tokens[at].start < sentence.start:
                at += 1
            first = at
            while at < len(self.tokens) and self.tokens[at].start < sentence.end:
                at += 1
            if self.text.blocks[sentence.block].kind in SILENT_KINDS:
                continue
            while dateline and first < at and dateline.start <= self.tokens[first].start < dateline.end:
                first += 1
            stop = self._before_credit(first, at)
            if first < stop:
                ranges.append((first, stop, sentence.block))
        return ranges

    def _before_credit(self, first: int, stop: int) -> int:
        """Where "(AP Photo/..." begins, whose names are photographers; else the end."""
        for at in range(first, stop):
            if self.words[at] == "(" and _CREDIT_WORDS.intersection(self.lower[at + 1 : min(at + 5, stop)]):
                return at
        return stop

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Offsets of the tokens `[first, stop)`."""
        return self.tokens[first].start, self.tokens[stop - 1].end

    def quote(self, first: int, stop: int) -> str:
        """The text of the tokens `[first, stop)`, line breaks as spaces."""
        start, end = self.span(first, stop)
        return " ".join(self.text.text[start:end].split())

    def glued(self, at: int) -> bool:
        """Whether no white space stands before a token."""
        return at > 0 and self.tokens[at - 1].end == self.tokens[at].start

    def is_capital(self, at: int) -> bool:
        """Whether a token is a word that begins with a capital letter."""
        return self.words[at][0].isupper()
