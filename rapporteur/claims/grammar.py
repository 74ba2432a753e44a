"""Closed word classes of English, as far as the rules of this package need them."""

from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """A set of words given with spaces between."""
    return frozenset(words.split())


DETERMINERS = word_set(
    "the a an this that these those its their his her our my your some any several many two three four five six "
    "both all each every another other no"
)
POSSESSIVES = word_set("his her its their our my your whose")
PRONOUNS = word_set("he she it they we i you him them us me")
RELATIVES = word_set("who which that whom")
BE = word_set("is are was were be been being am 's ’s")
HAVE = word_set("has have had having")
MODALS = word_set("will would shall should may might can could must cannot")
DO = word_set("do does did")
NEGATIONS = word_set("not never n't n’t nor neither cannot don't doesn't didn't hasn't haven't won't")
AUXILIARIES = BE | HAVE | MODALS | DO | NEGATIONS
ADVERBS = word_set(
    "also even again now still already once twice then just soon yet ever always often thus later earlier "
    "meanwhile however instead only almost nearly both jointly today yesterday itself himself herself themselves "
    "duly so far first too reportedly again"
)
LY_NOUNS = word_set(
    "yearly daily weekly monthly quarterly early assembly family reply ally italy july supply likely only"
)
SAID = word_set(
    "said says say saying announced announces told tells added adds confirmed confirms promised warned warns stated "
    "states insisted insists replied replies declared declares hinted suggested suggests indicated indicates denied "
    "explained recalled argued pledged vowed noted stressed reiterated"
)
PREPOSITIONS = word_set(
    "of from in at to for on with by about over under against into between among during within without through "
    "after before since until towards toward upon near as than despite amid"
)
SUBORDINATORS = word_set(
    "because although though while whereas if unless when where after before since until once whether as"
)
BOUNDARIES = frozenset({";", ":", "—", "–", "(", ")", "who", "which", "that", "whom", "whose", "“", "”", '"'})
GOVERNMENT_NOUNS = word_set(
    "government authorities regime delegation mission office embassy leadership administration side ministry "
    "officials representatives diplomats leaders envoys members council assembly committee plenary chamber "
    "president chair secretariat ambassador minister representative delegate delegates diplomat official envoy "
    "parliament prosecutor staff foreign spokesman spokeswoman spokesperson premier chancellor ministers "
    "ambassadors"
)
SUBJECT_MATTERS = word_set(
    "rights situation situations crisis conflict abuses violations crimes conditions war violence interest "
    "developments events elections camps prisons killings repression freedom freedoms justice impunity atrocities "
    "torture detention resolution draft report mandate inquiry commission rapporteur experts expert text"
)
"""Nouns with which "in X" says what they are about, not where something took place."""
IRREGULAR_PASTS = word_set(
    "met held wrote sent gave took made said broke withdrew put set brought found kept got became chose led paid "
    "went left sat spoke told sought flew stood heard saw let won lost began came fell"
)
ASPECT_VERBS = word_set(
    "continue continues continued keep keeps kept begin began start started consider considered considering "
    "considers"
)
INTENT_NOUNS = word_set(
    "effort efforts bid move push attempt attempts plan plans proposal decision call calls demand request "
    "intention right desire wish chance opportunity willingness readiness threat promise pledge failure refusal"
)
QUOTATION_MARKS = frozenset('“”"‘„«»')
ORDINALS = word_set("first second third fourth fifth sixth last latest next previous only")


@dataclass(frozen=True, slots=True)
class Skipped:
    """Words that may open a new predicate after "and"."""

    predicate_openers: frozenset[str]


SKIPPED = Skipped(AUXILIARIES | PRONOUNS | frozenset({"that", "who", "which", "there"}))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb without changing either."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in LY_NOUNS)


def is_finite_verb(word: str) -> bool:
    """Whether a lower-case word is likely a finite verb: an auxiliary or a past form."""
    return word in AUXILIARIES or word in IRREGULAR_PASTS or (word.endswith("ed") and len(word) > 4)


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
