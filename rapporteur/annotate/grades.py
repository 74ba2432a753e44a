"""How firmly words are attributed: named, spokesperson, anonymous or document, with the reason in a sentence."""

import re
from dataclasses import dataclass

from rapporteur.annotate.grammar import RELATIVES, SUBJECT_PRONOUNS, words_of
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Chain, Sentence
from rapporteur.model.vocabulary import Grade
from rapporteur.reference.cues import Cues

Span = tuple[int, int]

ANONYMITY = re.compile(
    r"(?:on|under) (?:the )?condition of (?:strict )?anonymity"
    r"|(?:asked|wished|preferred|chose|wanted|declined|refused) (?:not to be|to be|to remain) "
    r"(?:named|identified|anonymous|unnamed|unidentified|quoted by name)"
    r"|(?:requested|asked for|insisted on) anonymity|spoke anonymously"
    r"|(?:not|n['’]t) authori[sz]ed to (?:speak|discuss|comment|talk)",
    re.IGNORECASE,
)
"""Words that withdraw a name."""
WRITTEN_IN = re.compile(
    r"(?: (?!that\b)[\w.-]+){0,4}? (?:in|by) (?P<paper>(?:an?|its|their|the) (?:[a-z-]+ ){0,3}?"
    r"(?:report|letter|note verbale|note|communiqu[eé]|memorandum))\b"
)
"""A body's words that are told as those of a paper of its own; a statement is no paper but a way to speak."""
REACH_PAPER = 160
COUNTS = {"both": 2, "two": 2, "three": 3, "four": 4}
PLURALS = words_of(
    """
    officials diplomats sources people aides envoys they all members delegates councillors advisers
    """
)


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade and the sentence that says why."""

    grade: Grade
    reason: str


def grade_source(view: View, source: Span, head: Span, chain: Chain | None, cues: Cues) -> Graded | None:
    """The grade that the source's own words and its chain give; None for a pronoun that leads nowhere.

    Args:
        view: The text.
        source: Where the source stands.
        head: Where its head noun stands.
        chain: The actor the source was taken for, None where it is not known.
        cues: The cue table, with its nouns for sources.
    """
    words, noun = view.words(*source).rstrip(" ,"), view.words(*head).lower()
    kind = cues.nouns.get(noun)
    role = (chain.role or "") if chain is not None else ""
    if kind == "document":
        return Graded("document", f"The source is a document: {words}.")
    if kind == "spokesperson" or any(cues.nouns.get(w) == "spokesperson" for w in _words(f"{words} {role}")):
        return Graded("spokesperson", f"Speaks by office: {words}{f' ({role})' if role else ''}.")
    if kind == "representative" and (chain is None or not chain.named) and not _is_one_of_many(words):
        return Graded("spokesperson", f"Speaks by office: {words}.")
    if chain is not None:
        return _by_chain(words, chain, cues)
    if noun in RELATIVES:
        return _by_antecedent(view, source[0], cues)
    if words.lower() in SUBJECT_PRONOUNS:
        return None
    if _holds_a_name(words, kind in ("person", "representative")):
        return Graded("named", f"The source is named: {words}.")
    return Graded("anonymous", f"The source has no name: {words}.")


def written_in(view: View, speaker: Chain | None, cue: Span) -> Graded | None:
    """ "Norden said in a communique that": a state or body speaks in a document; None for people and other ways."""
    if speaker is None or speaker.actor_kind == "person":
        return None
    match = WRITTEN_IN.match(view.words(cue[1], cue[1] + REACH_PAPER))
    return Graded("document", f"Said in a document: {match.group('paper')}.") if match is not None else None


def _by_antecedent(view: View, relative: int, cues: Cues) -> Graded | None:
    """ "paragraphs 7 and 8, which mention ...": the noun before the relative pronoun."""
    before = [
        word for word in _words(view.words(max(0, relative - 60), relative)) if word not in {"and", "the"}
    ]
    if before and cues.nouns.get(before[-1]) == "document":
        return Graded("document", f"The source is a document: {before[-1]}.")
    return None


def _holds_a_name(words: str, is_person_noun: bool) -> bool:
    """ "Ana Reyes", "the lawyer Ana Reyes"; not "a Chilean official", whose capital names a country."""
    if is_person_noun and re.match(r"(?i:an?|some|several|two|three|many)\b", words):
        return False
    names_inside = any(word[:1].isupper() for word in words.split()[1:])
    return names_inside or (words[:1].isupper() and not is_person_noun)


def _is_one_of_many(words: str) -> bool:
    """ "A delegate", "some ambassadors": nobody in particular, so nobody's voice."""
    return bool(re.match(r"(?i)(?:an?|some|several|two|three|many|one|other)\b", words))


def _by_chain(words: str, chain: Chain, cues: Cues) -> Graded:
    if chain.actor_kind == "person" and not chain.named:
        if _represents(chain.name, cues) and not _is_one_of_many(chain.name):
            return Graded("spokesperson", f"Speaks by office: {chain.name}.")
        return Graded("anonymous", f"The source has no name: {chain.name}.")
    if chain.actor_kind == "person":
        return Graded("named", f"The source is named: {chain.name}.")
    return Graded("named", f"{chain.name} speaks as such ({words}).")


def _represents(name: str, cues: Cues) -> bool:
    """ "The representative of Chile", "Chile's delegate": the office before "of", or the last word."""
    head = _words(re.split(r" (?:of|for|to|in|at) ", name)[0])
    return bool(head) and cues.nouns.get(head[-1]) == "representative"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sentence that takes the name from the last `count` sources before it (`here`: from its own source)."""

    sentence: Sentence
    count: int


def find_withdrawals(view: View) -> tuple[Withdrawal, ...]:
    """Sentences such as "Both diplomats spoke on condition of anonymity", in text order."""
    found: list[Withdrawal] = []
    for match in ANONYMITY.finditer(view.text.text):
        sentence = view.sentence_at(match.start())
        if sentence is None or (found and found[-1].sentence == sentence):
            continue
        words = _words(view.words(sentence.start, match.start()))
        counted = [COUNTS[word] for word in words if word in COUNTS]
        several = PLURALS.intersection(words)
        found.append(Withdrawal(sentence, counted[0] if counted else (2 if several else 1)))
    return tuple(found)
