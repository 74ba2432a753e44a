"""Texts for tests of mentions and chains: one block for each line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.annotate.chains import find_chains
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Chain
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import Reference


def structured(
    words: str,
    *,
    dct: str | None = None,
    kinds: Sequence[BlockKind] = (),
    speakers: Sequence[str | None] = (),
) -> StructuredText:
    """A text whose lines are blocks: paragraphs unless `kinds` says otherwise."""
    blocks = []
    for at, match in enumerate(re.finditer(r"\S[^\n]*", words)):
        kind = kinds[at] if at < len(kinds) else "paragraph"
        speaker = speakers[at] if at < len(speakers) else None
        blocks.append(Block(kind, match.start(), match.start() + len(match.group().rstrip()), speaker))
    return StructuredText("doc-1", words, tuple(blocks), dct=dct)


@dataclass(frozen=True)
class Found:
    """Chains of a text, with look-ups by name."""

    text: StructuredText
    chains: tuple[Chain, ...]

    def words(self, chain: Chain) -> list[str]:
        """The mentions of a chain, as printed."""
        return [self.text.text[mention.start : mention.end] for mention in chain.mentions]

    def one(self, mention: str) -> Chain:
        """The only chain that has a mention of these words."""
        (chain,) = (chain for chain in self.chains if mention in self.words(chain))
        return chain

    def all_words(self) -> list[str]:
        """Every mention, in the order of chains."""
        return [words for chain in self.chains for words in self.words(chain)]

    def of(self, mention: str) -> str | None:
        """The name of the state or body that somebody belongs to."""
        of = self.one(mention).of
        return next((chain.name for chain in self.chains if chain.id == of), None)


def chained(words: str | StructuredText, reference: Reference, *, dct: str | None = None) -> Found:
    """Read a text as far as its chains."""
    text = words if isinstance(words, StructuredText) else structured(words, dct=dct)
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    return Found(text, find_chains(text, tokens, sentences, (), reference=reference))
