"""Look-ups over the layers of one text, shared by everything that reads them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from rapporteur.model.annotation import Chain, Mention, Sentence, Timex, Token
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, StructuredText


class View:
    """One text with its layers, indexed by offset. All spans are `[start, end)` in code points."""

    def __init__(
        self,
        text: StructuredText,
        tokens: tuple[Token, ...] = (),
        sentences: tuple[Sentence, ...] = (),
        times: tuple[Timex, ...] = (),
        chains: tuple[Chain, ...] = (),
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.times = times
        self.chains = chains
        self.chain_by_id = {chain.id: chain for chain in chains}
        self.mentions: tuple[tuple[Mention, Chain], ...] = tuple(
            sorted(
                ((mention, chain) for chain in chains for mention in chain.mentions),
                key=lambda pair: (pair[0].start, -pair[0].end),
            )
        )
        self._token_starts = [token.start for token in tokens]
        self._mention_starts = [mention.start for mention, _ in self.mentions]
        self._sentence_starts = [sentence.start for sentence in sentences]
        self._block_starts = [block.start for block in text.blocks]
        self._time_starts = [time.start for time in times]

    def words(self, start: int, end: int) -> str:
        """The text at a span."""
        return self.text.text[start:end]

    def evidence(self, start: int, end: int) -> Evidence:
        """The span as evidence, white space at its ends left out."""
        words = self.words(start, end)
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Evidence(self.text.doc, start, start + len(words), words)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """Tokens that begin at or after `start` and before `end`."""
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]

    def mentions_in(self, start: int, end: int) -> Iterator[tuple[Mention, Chain]]:
        """Mentions that lie within the span, longest first where they begin together."""
        for mention, chain in self.mentions[
            bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)
        ]:
            if mention.end <= end:
                yield mention, chain

    def times_in(self, start: int, end: int) -> tuple[Timex, ...]:
        """Time expressions that begin within the span."""
        return self.times[bisect_left(self._time_starts, start) : bisect_left(self._time_starts, end)]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence over an offset."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index].end:
            return self.sentences[index]
        return None

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Sentences that begin within the span."""
        return self.sentences[
            bisect_left(self._sentence_starts, start) : bisect_left(self._sentence_starts, end)
        ]

    def block_at(self, offset: int) -> Block | None:
        """The block over an offset."""
        index = bisect_right(self._block_starts, offset) - 1
        if index >= 0 and offset < self.text.blocks[index].end:
            return self.text.blocks[index]
        return None
