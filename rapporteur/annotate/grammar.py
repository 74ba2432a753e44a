"""Closed classes of English words, and the few tests on them that rules about reported speech need."""

from rapporteur.annotate.items import Item


def words_of(words: str) -> frozenset[str]:
    """A set of words written as one string."""
    return frozenset(words.split())


HAVE = frozenset({"has", "have", "had", "having", "'ve"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'re", "'m"})
DO = frozenset({"do", "does", "did"})
MODALS = frozenset({"will", "would", "could", "should", "may", "might", "must", "can", "shall", "'ll", "'d"})
NEGATIONS = frozenset({"not", "n't", "never", "hardly"})
AUXILIARIES = HAVE | BE | DO | MODALS
ADVERBS = words_of(
    """
    also later then now just already recently previously still once often even really only first
    again repeatedly publicly always further soon simply twice long often likewise thus therefore
    together ever consistently
    """
)
SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "you", "both", "others", "some", "many"})
OBJECT_PRONOUNS = frozenset(
    {"me", "him", "her", "them", "us", "you", "it", "himself", "herself", "themselves"}
)
RELATIVES = frozenset({"who", "which", "that"})
DETERMINERS = words_of(
    """
    the a an this that these those his her its their our my your some any each every another no
    several many most few all both one two three four five six other
    """
)
POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "your", "'s", "'"})
PREPOSITIONS = words_of(
    """
    of in on at by for from with to about against between among into over under through during
    without within across toward towards upon near behind beyond despite including like via amid per
    regarding
    """
)
SUBORDINATORS = words_of(
    """
    that because while when if as after before although though since until unless whether where why
    how than so whereas what once
    """
)
CONJUNCTIONS = frozenset({"and", "or", "but", "nor", "yet"})
QUESTION_WORDS = frozenset({"whether", "if", "how", "why", "what", "where", "when", "who", "which"})
TIME_WORDS = words_of(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    earlier later last this next week month year morning afternoon evening night recently ago
    """
)
MONTHS = words_of(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec
    """
)
NO_ADVERB = frozenset(
    {"family", "italy", "july", "ally", "assembly", "reply", "rally", "only", "early", "fly"}
)
DASHES = frozenset({"—", "–", "--", "-"})
BREAKS = frozenset({",", ":", ";", "(", ")", "[", "]", ".", "?", "!", "…", "...", "•", "|"}) | (
    DASHES - {"-"}
)


def is_adverb(item: Item) -> bool:
    """Words that may stand inside a verb group: "also", "repeatedly"."""
    return item.low in ADVERBS or (
        item.low.endswith("ly") and len(item.low) > 4 and not item.is_name_like and item.low not in NO_ADVERB
    )


def is_time_word(item: Item) -> bool:
    """Words of a bare time adverbial: "Tuesday", "last week"."""
    return item.low in TIME_WORDS or (item.low in MONTHS - {"may"} and item.is_name_like)


def is_function_word(item: Item) -> bool:
    """Words that cannot be the head of a noun phrase."""
    return item.low in (
        (DETERMINERS - {"others", "some", "many", "both", "all", "several", "few"})
        | PREPOSITIONS
        | SUBORDINATORS
        | CONJUNCTIONS
        | AUXILIARIES
        | NEGATIONS
        | ADVERBS
    )


def is_break(item: Item) -> bool:
    """Punctuation that ends a phrase."""
    return item.kind == "mark" and item.text in BREAKS


def may_begin_clause(items: tuple[Item, ...], at: int) -> bool:
    """Whether a clause without "that" could begin here: with a subject, "there", or a number."""
    if at >= len(items):
        return False
    item = items[at]
    if item.is_quote:
        return True
    if item.kind == "mark":
        return item.text in {"$", "@", "#"}
    if item.low in SUBORDINATORS and item.low not in {
        "if",
        "when",
        "while",
        "what",
        "how",
        "whether",
        "why",
        "where",
    }:
        return False
    barred = (PREPOSITIONS - {"despite", "under", "during"}) | (AUXILIARIES - {"having", "being"})
    return item.low not in barred | CONJUNCTIONS | NEGATIONS
