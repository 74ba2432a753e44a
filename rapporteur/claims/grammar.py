"""Closed word classes of English, as far as the rules of this package need them."""

from dataclasses import dataclass

DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your some any several many two three four five six "
    "both all each every another other no".split()
)
POSSESSIVES = frozenset("his her its their our my your whose".split())
PRONOUNS = frozenset("he she it they we i you him them us me".split())
RELATIVES = frozenset("who which that whom".split())
BE = frozenset("is are was were be been being am 's ’s".split())
HAVE = frozenset("has have had having".split())
MODALS = frozenset("will would shall should may might can could must cannot".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset("not never n't n’t nor neither cannot don't doesn't didn't hasn't haven't won't".split())
AUXILIARIES = BE | HAVE | MODALS | DO | NEGATIONS
ADVERBS = frozenset(
    "also even again now still already once twice then just soon yet ever always often thus later earlier "
    "meanwhile however instead only almost nearly both jointly".split()
)
PREPOSITIONS = frozenset(
    "of from in at to for on with by about over under against into between among during within without through "
    "after before since until towards toward upon near as than despite amid".split()
)
SUBORDINATORS = frozenset(
    "because although though while whereas if unless when where after before since until once whether as".split()
)
BOUNDARIES = frozenset({";", ":", "—", "–", "(", ")", "who", "which", "that", "whom", "whose", "“", "”", '"'})
GOVERNMENT_NOUNS = frozenset(
    "government authorities regime delegation mission office embassy leadership administration side ministry "
    "officials representatives diplomats leaders envoys members council assembly committee".split()
)
ORDINALS = frozenset("first second third fourth fifth sixth last latest next previous only".split())


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words that may open a new predicate after "and"."""

    predicate_openers: frozenset[str]


SKIPPED = Skipped(AUXILIARIES | PRONOUNS | frozenset({"that", "who", "which", "there"}))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb without changing either."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4)


def is_plain(word: str) -> bool:
    """Whether a lower-case word may be an adjective or noun inside a noun phrase."""
    return (
        word[:1].isalpha()
        and word not in PREPOSITIONS
        and word not in AUXILIARIES
        and word not in PRONOUNS
        and word not in RELATIVES
        and word not in ("and", "or", "but", "to")
    )
