"""Small pages of invented sentences, read as far as their attributions."""

from dataclasses import dataclass

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Attribution, Chain, Mention
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import ActorKind, BlockKind
from rapporteur.reference import Reference


@dataclass(frozen=True)
class Said:
    """An attribution in words, so that a test reads as its sentence does."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]
    attribution: Attribution

    @property
    def words(self) -> str:
        return " … ".join(self.content)


@dataclass(frozen=True)
class Turn:
    """A block of another kind than a paragraph."""

    kind: BlockKind
    words: str
    speaker: str | None = None


def page(*blocks: str | Turn) -> StructuredText:
    """A text of these blocks, an empty line between two."""
    words, made = "", []
    for each in blocks:
        block = each if isinstance(each, Turn) else Turn("paragraph", each)
        start = len(words)
        words += block.words + "\n\n"
        made.append(Block(block.kind, start, start + len(block.words), speaker=block.speaker))
    return StructuredText("page", words, tuple(made))


def actor(
    text: StructuredText, name: str, *others: str, kind: ActorKind = "person", named: bool = True
) -> Chain:
    """A chain over the first place of each of the given words."""
    mentions = tuple(
        Mention(at := text.text.index(words), at + len(words), "name") for words in (name, *others)
    )
    return Chain(f"chain-{name}", name, kind, named, mentions)


def attributions(
    text: StructuredText, reference: Reference, chains: tuple[Chain, ...] = ()
) -> tuple[Attribution, ...]:
    """The attributions of a page."""
    tokens = find_tokens(text)
    return find_attributions(text, tokens, find_sentences(text, tokens), chains, reference=reference)


def said(reference: Reference, *blocks: str | Turn) -> list[Said]:
    """The attributions of a page without actors, in words."""
    text = page(*blocks)
    return [in_words(text, attribution) for attribution in attributions(text, reference)]


def in_words(text: StructuredText, attribution: Attribution) -> Said:
    """An attribution with the words at its spans."""

    def words(span: tuple[int, int] | None) -> str | None:
        return text.text[slice(*span)] if span is not None else None

    content = tuple(text.text[start:end] for start, end in attribution.content)
    return Said(words(attribution.source), words(attribution.cue), content, attribution)
