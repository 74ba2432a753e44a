"""The label sets of the heads, and what a tag of each corpus allows in ours (partial labels)."""

from dataclasses import dataclass

NAMES = ("PER", "ORG", "LOC", "NORP", "EVENT", "DATE", "DOC", "MISC")
NAME_TAGS = ("O", *(f"{edge}-{name}" for name in NAMES for edge in "BI"))
PARTS = ("source", "cue", "content")
UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip

_ANY = tuple(NAMES)

# What a corpus calls X may be any of ours that stands behind it. "O" lists what a corpus leaves unmarked,
# although we may mark it. Facilities are places; money and quantities are left to grammars.
MAPS: dict[str, dict[str, tuple[str, ...]]] = {
    "own": {**{name: (name,) for name in NAMES}, "O": ("O", "MISC")},
    "politics": {
        "politician": ("PER",),
        "person": ("PER",),
        "politicalparty": ("ORG",),
        "organisation": ("ORG",),
        "country": ("LOC",),
        "location": ("LOC",),
        "election": ("EVENT",),
        "event": ("EVENT",),
        "misc": ("MISC", "NORP", "DOC"),
        "O": ("O", "DATE"),
    },
    "gum": {
        "person": ("PER", "NORP"),
        "place": ("LOC",),
        "organization": ("ORG",),
        "time": ("DATE",),
        "event": ("EVENT",),
        "abstract": ("MISC", "DOC", "NORP"),
        "object": ("MISC", "DOC", "LOC"),
        "substance": ("MISC", "O"),
        "plant": ("MISC", "O"),
        "animal": ("MISC", "PER", "O"),
        "O": ("O", "NORP"),
    },
    "uner": {
        "PER": ("PER",),
        "ORG": ("ORG",),
        "LOC": ("LOC",),
        "O": ("O", "NORP", "DATE", "EVENT", "DOC", "MISC"),
    },
    "wikigold": {
        "PER": ("PER",),
        "ORG": ("ORG",),
        "LOC": ("LOC",),
        "MISC": ("MISC", "NORP", "EVENT", "DOC"),
        "O": ("O", "DATE"),
    },
    "redocred": {
        "PER": ("PER",),
        "ORG": ("ORG",),
        "LOC": ("LOC", "NORP"),
        "TIME": ("DATE",),
        "NUM": ("O",),
        "MISC": ("MISC", "EVENT", "DOC", "NORP"),
        "O": ("O",),
    },
}

# GUM marks these as times, our guidelines do not.
_VAGUE = frozenset(
    [
        "now",
        "then",
        "later",
        "recently",
        "soon",
        "once",
        "currently",
        "today's",
        "always",
        "never",
        "ever",
        "again",
        "first",
    ]
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The label sets that depend on the training data, in the order of the outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]


def allowed_tags(corpus: str, tag: str, word: str) -> int:
    """The tags of ours that a corpus tag allows, as bits by place in NAME_TAGS.

    Raises:
        KeyError: The corpus or its tag is unknown.
    """
    edge, _, name = tag.partition("-")
    ours = MAPS[corpus][name or "O"]
    if corpus == "gum" and tag == "B-time" and word.lower() in _VAGUE:
        ours = (*ours, "O")
    bits = 0
    for label in ours:
        if label == "O":
            bits |= 1
        else:
            for at in edge if edge in "BI" else "BI":
                bits |= 1 << NAME_TAGS.index(f"{at}-{label}")
    return bits
