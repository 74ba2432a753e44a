"""Small annotated documents from marked text, so that the rules are tested without the annotators.

`[Norway]` marks a mention of an actor, `[words|state:NOR]` gives its registry id (the chain), `[words|id<of>]`
the chain it belongs to; `<yesterday|2014-10-29>` marks a time with its EDTF date.
"""

import re

from rapporteur.model.annotation import Annotations, Attribution, Chain, Mention, Sentence, Timex, Token
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import ActorKind, BlockKind, Genre, MentionKind

MARK = re.compile(
    r"\[(?P<actor>[^\]|]+)(?:\|(?P<id>[^\]<]+))?(?:<(?P<of>[^\]>]+)>)?\]|<(?P<time>[^|>]+)\|(?P<edtf>[^>]+)>"
)
KINDS: dict[str, ActorKind] = {
    "state": "state",
    "organ": "un-organ",
    "person": "person",
    "group": "group",
    "court": "court",
    "mandate": "un-mandate",
    "ngo": "ngo",
    "media": "media",
    "process": "process",
    "armed-group": "armed-group",
}
PRONOUNS = {"he", "she", "it", "they", "we", "his", "her", "its", "their", "our", "my", "i", "them"}


def document(
    *paragraphs: str,
    kinds: tuple[BlockKind, ...] = (),
    dct: str | None = "2014-10-30",
    genre: Genre = "news",
    says: tuple[tuple[str, str], ...] = (),
) -> tuple[StructuredText, Annotations]:
    """A document of one block for each paragraph.

    Args:
        paragraphs: Marked text.
        kinds: Kinds of the blocks, `paragraph` where left out.
        dct: Day of the document.
        genre: Its genre.
        says: Speakers and the words that are theirs.
    """
    text = ""
    blocks: list[Block] = []
    mentions: dict[str, list[Mention]] = {}
    names: dict[str, str] = {}
    belongs: dict[str, str] = {}
    times: list[Timex] = []
    for index, marked in enumerate(paragraphs):
        start = len(text)
        at = 0
        for match in MARK.finditer(marked):
            text += marked[at : match.start()]
            at = match.end()
            words = match["actor"] or match["time"]
            if match["time"]:
                times.append(
                    Timex(len(text), len(text) + len(words), "DATE", match["edtf"], match["edtf"], "")
                )
            else:
                key = match["id"] or words
                kind: MentionKind = "pronoun" if words.lower() in PRONOUNS else "name"
                mentions.setdefault(key, []).append(Mention(len(text), len(text) + len(words), kind))
                names.setdefault(key, words)
                if match["of"]:
                    belongs[key] = match["of"]
            text += words
        text += marked[at:]
        blocks.append(Block(kinds[index] if index < len(kinds) else "paragraph", start, len(text)))
        text += "\n\n"
    chains = tuple(
        Chain(
            key,
            names[key],
            KINDS[key.split(":")[0]] if ":" in key else "state",
            named=key not in belongs,
            mentions=tuple(found),
            candidates=(key,) if ":" in key else (),
            of=belongs.get(key),
        )
        for key, found in mentions.items()
    )
    structured = StructuredText("doc", text, tuple(blocks), dct=dct, genre=genre)
    attributions = tuple(
        Attribution(
            ((text.index(words), text.index(words) + len(words)),), "indirect", "named", "", speaker=speaker
        )
        for speaker, words in says
    )
    return structured, Annotations(
        "doc",
        tuple(Token(m.start(), m.end()) for m in re.finditer(r"\w+|[^\w\s]", text)),
        tuple(_sentences(text, blocks)),
        tuple(times),
        chains,
        attributions,
    )


def _sentences(text: str, blocks: list[Block]) -> list[Sentence]:
    found = []
    for index, block in enumerate(blocks):
        start = block.start
        for match in re.finditer(r"[.?!]”?(?= [A-Z“\[]|$)", text[block.start : block.end]):
            end = block.start + match.end()
            found.append(Sentence(start, end, index))
            start = end + 1
        if start < block.end:
            found.append(Sentence(start, block.end, index))
    return found
