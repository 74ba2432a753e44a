"""Where the actors of a verb or noun stand: subject to the left, object and prepositions to the right.

There is no parse: closed word classes, mentions and clause borders decide. Each function returns None
rather than reach for a far-away actor.
"""

from rapporteur.claims.grammar import (
    ASPECT_VERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    GOVERNMENT_NOUNS,
    INTENT_NOUNS,
    ORDINALS,
    PREPOSITIONS,
    PRONOUNS,
    QUOTATION_MARKS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_finite_verb,
    is_plain,
)
from rapporteur.claims.phrase import Group, Match, Party, Phrase

REACH = 24
ASIDE = 25
TIME_PREPOSITIONS = ("on", "in", "at", "by", "during", "late", "early")
ARTICLES = ("the", "a", "an")
PARTICLES = (("forward",), ("up",), ("out",), ("down",))
_THE = (("the",), ("a",), ("an",))
TITLES = frozenset({"mr", "mrs", "ms", "dr", "sir", "."})


def argument(phrase: Phrase, match: Match, slot: str, *, is_noun: bool) -> Group | None:
    """The actors in one slot of a predicate.

    Args:
        phrase: The sentence.
        match: The predicate.
        slot: `subj`, `obj`, `poss` (possessor), `near` (adjective before the noun), or a preposition.
        is_noun: Whether the predicate is a noun.
    """
    if slot == "subj":
        return None if is_noun else subject_of(phrase, match)
    if slot == "obj":
        return None if is_noun else object_of(phrase, match)
    if slot == "poss":
        return possessor_of(phrase, match.first)
    if slot == "near":
        return modifier_of(phrase, match.head)
    if slot == "main":
        return main_subject(phrase, match)
    if slot == "inner":
        return inside(phrase, match)
    return after_preposition(phrase, match, slot)


def is_passive(phrase: Phrase, match: Match) -> bool:
    """Whether a verb stands in the passive: after a form of "be", or as a participle with a by-phrase."""
    if "part" not in match.tags:
        return False
    words = phrase.words
    at = match.head - 1
    while at >= 0 and (is_adverb(words[at]) or words[at] in ("not", "n't")):
        at -= 1
    if at >= 0 and words[at] in BE:
        return True
    behind = words[match.head + 1 : match.head + 3]
    has_agent = behind[:1] == ("by",) or (behind[:1] in PARTICLES and behind[1:] == ("by",))
    return has_agent and not _has_finite_subject(phrase, match.head)


def _has_finite_subject(phrase: Phrase, head: int) -> bool:
    before = phrase.words[head - 1] if head else ""
    return before in AUXILIARIES or before in RELATIVES


def subject_of(phrase: Phrase, match: Match) -> Group | None:
    """Who does it: the grammatical subject, or the by-phrase of a passive."""
    if is_passive(phrase, match):
        return after_preposition(phrase, match, "by")
    return subject_left(phrase, match.head, gerund="ing" in match.tags)


def object_of(phrase: Phrase, match: Match) -> Group | None:
    """To whom it is done: the object, or the grammatical subject of a passive."""
    if is_passive(phrase, match):
        party = phrase.party_to(match.head - 1) if phrase.words[match.head - 1] == "," else None
        return _headed(phrase, party) if party else subject_left(phrase, match.head, gerund=False)
    return party_at(phrase, match.head + 1) or party_at(phrase, match.end)


def subject_left(phrase: Phrase, head: int, *, gerund: bool) -> Group | None:
    """Walk left over auxiliaries, adverbs, times, infinitives and asides to the subject."""
    words = phrase.words
    if gerund and head == 0:
        return _after_comma(phrase, head)
    at = head - 1
    steps = 0
    while at >= 0 and steps < REACH:
        steps += 1
        if party := phrase.party_to(at + 1):
            return phrase.group_of(party) if gerund and at == head - 1 else _headed(phrase, party)
        word = words[at]
        if time := phrase.time_over(at):
            at = time[0] - 1
            at -= at >= 0 and words[at] in TIME_PREPOSITIONS
        elif word in AUXILIARIES or is_adverb(word) or word in QUOTATION_MARKS or _is_count(word):
            at -= 1
        elif word in GOVERNMENT_NOUNS:
            return _of_body(phrase, at)
        elif word == "to":
            if party := phrase.party_to(at):
                return _controlled(phrase, party)
            if at and words[at - 1] in INTENT_NOUNS and (owner := _intender(phrase, at - 1)):
                return owner
            at -= 1
            if at >= 0 and words[at] == "," and "voted" in words[max(at - 16, 0) : at]:
                at = max(index for index in range(at) if words[index] == "voted")
            while at >= 0 and _is_count(words[at]):
                at -= 1
            at -= 1
        elif gerund and word in ASPECT_VERBS:
            at -= 1
        elif word in RELATIVES:
            return antecedent(phrase, at)
        elif word == ",":
            return _across_aside(phrase, at)
        elif word == ")" and "(" in words[:at]:
            at = max(index for index in range(at) if words[index] == "(") - 1
        elif word in ("and", "but", "then") or (gerund and word in PREPOSITIONS):
            return clause_subject(phrase, at)
        else:
            return None
    return None


def _intender(phrase: Phrase, noun: int) -> Group | None:
    """Whose plan or decision it is: "X's plan to", "the decision of X to", "the X threat to"."""
    return possessor_of(phrase, noun) or (
        modifier_of(phrase, noun) if phrase.words[noun - 1 : noun] != ("to",) else None
    )


def _is_count(word: str) -> bool:
    return word.replace("-", "").replace("–", "").isdigit() or word in ("-", "–")


def _of_body(phrase: Phrase, noun: int) -> Group | None:
    """ "X's government", "the X committee": the party that stands before the noun."""
    if group := possessor_of(phrase, noun):
        return group
    party = phrase.party_to(noun)
    return phrase.group_of(party) if party else None


def _controlled(phrase: Phrase, party: Party) -> Group | None:
    """ "Call on X to do": X does it, though X hangs on a preposition."""
    group = phrase.group_of(party)
    before = group.first - 1
    while before >= 0 and phrase.words[before] in DETERMINERS:
        before -= 1
    return group if before >= 0 and phrase.words[before] in ("on", "upon", "for") else _headed(phrase, party)


def _headed(phrase: Phrase, party: Party) -> Group | None:
    """The party as a head: one that hangs on a preposition gives way to the noun before it."""
    if party.possessive:
        return None
    group = phrase.group_of(party)
    before = group.first - 1
    while before >= 0 and phrase.words[before] in ARTICLES and phrase.words[before + 1] not in ARTICLES:
        before -= 1
    word = phrase.words[before] if before >= 0 else ""
    if word not in PREPOSITIONS or word in SUBORDINATORS or phrase.words[group.first] in PRONOUNS:
        return group
    if outer := phrase.party_to(before):
        return _headed(phrase, outer)
    if word == "of" and before > 0 and phrase.words[before - 1] in GOVERNMENT_NOUNS:
        return group
    return None


def antecedent(phrase: Phrase, relative: int) -> Group | None:
    """Whom "who", "which" or "whose" stands for: the party right before it."""
    end = relative - 1 if relative and phrase.words[relative - 1] == "," else relative
    party = phrase.party_to(end)
    return _headed(phrase, party) if party else None


def _across_aside(phrase: Phrase, comma: int) -> Group | None:
    """ "X, a long aside, did": the party before the comma that opens the aside; a name as aside speaks for itself."""
    named = phrase.party_to(comma)
    if named is not None and named.is_person and phrase.words[named.first - 1 : named.first] == (",",):
        return phrase.group_of(named)
    for at in range(comma - 1, max(comma - ASIDE, -1), -1):
        if phrase.words[at] == ",":
            if party := phrase.party_to(at):
                return _headed(phrase, party)
            return None
    return None


def clause_subject(phrase: Phrase, before: int) -> Group | None:
    """The subject of the clause that a coordinated or subordinate verb continues: the party ahead of its first verb.

    A clause whose subject is a text or a pronoun that stands for nobody known has none: what "it" did is not
    done by whoever is named after it.
    """
    first, _ = phrase.clause(max(before - 1, 0))
    if first > 0 and phrase.words[first - 1] in RELATIVES and _opens_with_verb(phrase, first):
        return antecedent(phrase, first - 1)
    if first > 1 and phrase.words[before - 1] == "," and phrase.words[first - 1] in SUBORDINATORS:
        return clause_subject(phrase, first - 1)
    if first > 1 and phrase.words[first - 1] in QUOTATION_MARKS:
        opening = next((at for at in range(first - 2, 0, -1) if phrase.words[at] in QUOTATION_MARKS), 0)
        return clause_subject(phrase, opening) if opening else None
    for party in phrase.parties:
        if party.first < first or party.end > before:
            continue
        group = phrase.group_of(party)
        if not _leads(phrase, first, group.first):
            return None
        if party.possessive:
            return _as_object(phrase, party) if _is_office(phrase, party) else None
        if not _hangs(phrase, first, group.first):
            return group
    return None


def _opens_with_verb(phrase: Phrase, first: int) -> bool:
    return phrase.party_over(first) is None and is_finite_verb(phrase.words[first])


def _leads(phrase: Phrase, first: int, end: int) -> bool:
    """Whether no verb, text or bare pronoun stands between the opening of the clause and a party."""
    for at in range(first, end):
        if phrase.party_over(at) is not None or phrase.time_over(at) is not None:
            continue
        word = phrase.words[at]
        if word in PRONOUNS or at in phrase.texts or (is_finite_verb(word) and word not in DETERMINERS):
            return False
    return True


def _is_office(phrase: Phrase, party: Party) -> bool:
    """Whether the possessor stands for its office: "X's ambassador", "X's foreign minister"."""
    return any(word in GOVERNMENT_NOUNS for word in phrase.words[party.end : party.end + 3])


def _hangs(phrase: Phrase, first: int, start: int) -> bool:
    """Whether a party is the object of a preposition, as in "with X"."""
    ahead = start - 1
    while ahead >= first and phrase.words[ahead] in DETERMINERS:
        ahead -= 1
    return ahead >= first and phrase.words[ahead] in PREPOSITIONS


def main_subject(phrase: Phrase, match: Match) -> Group | None:
    """The subject of the clause that an adverbial stands in: before it, or after the comma that ends it."""
    return clause_subject(phrase, match.first) or _after_comma(phrase, match.end)


def _after_comma(phrase: Phrase, index: int) -> Group | None:
    """The subject right behind a comma that ends a fronted phrase; what stands in a relative clause is passed over."""
    for comma in range(index, len(phrase.words) - 1):
        if phrase.words[comma] != ",":
            continue
        at = comma + 1
        while (
            at < len(phrase.words) - 1
            and phrase.party_from(at) is None
            and (phrase.words[at] in TITLES or is_adverb(phrase.words[at]))
        ):
            at += 1
        party = phrase.party_from(at) or (
            phrase.party_from(at + 1) if phrase.words[at : at + 1] in _THE else None
        )
        if party is None:
            continue
        group = phrase.group_of(party)
        if party.possessive:
            return _as_object(phrase, party) if _is_office(phrase, party) else None
        if phrase.words[group.end : group.end + 1] not in ((), (",",), (".",)) or _is_apposed(phrase, group):
            return group
    return None


def _is_apposed(phrase: Phrase, group: Group) -> bool:
    """ "X, the minister, said": a party and its name between commas, with a verb behind."""
    name = phrase.party_from(group.end + 1)
    if phrase.words[group.end : group.end + 1] != (",",) or name is None or name.chain not in group.chains:
        return False
    return phrase.words[name.end : name.end + 1] not in ((), (".",))


def party_at(phrase: Phrase, index: int) -> Group | None:
    """The party that begins here, up to three determiners or adjectives further on."""
    for at in range(index, min(index + 4, len(phrase.printed))):
        if party := phrase.party_from(at):
            return _as_object(phrase, party)
        if phrase.words[at] in GOVERNMENT_NOUNS and phrase.words[at + 1 : at + 2] == ("of",):
            owner = phrase.party_from(at + 2) or phrase.party_from(at + 3)
            return _as_object(phrase, owner) if owner else None
        if phrase.words[at] not in DETERMINERS and not _is_adjective(phrase, at):
            return None
    return None


def _is_adjective(phrase: Phrase, at: int) -> bool:
    return phrase.words[at] in ORDINALS or (phrase.printed[at].islower() and is_plain(phrase.words[at]))


def _as_object(phrase: Phrase, party: Party) -> Group | None:
    """A party in object place; "X's office" counts as X, "X's report" does not."""
    if not party.possessive and not _qualifies(phrase, party):
        return phrase.group_of(party)
    for at in range(party.end, min(party.end + 5, len(phrase.printed))):
        if phrase.words[at] in GOVERNMENT_NOUNS:
            return Group(party.first, at + 1, (party.chain,))
        if phrase.words[at] not in ("'s", "’s") and not is_plain(phrase.words[at]):
            return None
    return None


def _qualifies(phrase: Phrase, party: Party) -> bool:
    """Whether "Syrian" is an adjective before a noun here, as in "the Syrian issue"."""
    following = phrase.words[party.end] if party.end < len(phrase.words) else ""
    return (
        party.adjective
        and is_plain(following)
        and not is_adverb(following)
        and not phrase.time_over(party.end)
    )


def possessor_of(phrase: Phrase, noun: int) -> Group | None:
    """Whose it is: "X's second meeting", "their demand"."""
    for at in range(noun - 1, max(noun - 7, -1), -1):
        party = phrase.party_over(at)
        if party is not None:
            return phrase.group_of(party) if party.possessive else None
        if phrase.words[at] == "whose":
            return antecedent(phrase, at)
        if phrase.words[at] not in ("'s", "’s", "'", "’") and not is_plain(phrase.words[at]):
            return None
    return None


def inside(phrase: Phrase, match: Match) -> Group | None:
    """The party within the words of the predicate, such as X in "refer X's situation to"; or right after "in"."""
    for party in phrase.parties:
        if match.first < party.first and party.end < match.end:
            return phrase.group_of(party)
    return None


def modifier_of(phrase: Phrase, noun: int) -> Group | None:
    """The party named by the words right before a noun: "the Burundian demand", "an X-Y meeting"."""
    for at in range(noun - 1, max(noun - 4, -1), -1):
        party = phrase.party_over(at)
        if party is not None:
            return None if party.possessive else phrase.group_of(party)
        if not is_plain(phrase.words[at]) or phrase.words[at] in DETERMINERS:
            return None
    return None


def after_preposition(phrase: Phrase, match: Match, preposition: str) -> Group | None:
    """The party after a preposition that follows the predicate in its clause."""
    _, end = phrase.clause(match.end - 1)
    if phrase.words[match.end - 1] == preposition and (group := party_at(phrase, match.end)):
        return group
    for at in range(match.end, end):
        if phrase.words[at] == "," and preposition not in ("by", "with"):
            return None
        if preposition == "by" and is_finite_verb(phrase.words[at]):
            return None
        if phrase.words[at] == preposition and (group := party_at(phrase, at + 1)):
            return group
    return None


def echoed(phrase: Phrase, match: Match) -> tuple[str, ...]:
    """ "X voted against it, as did Y": Y, who did the same."""
    for at in range(match.end, min(match.end + 6, len(phrase.words) - 2)):
        if phrase.words[at] == "," and phrase.words[at + 1 : at + 3] in (
            ("as", "did"),
            ("as", "has"),
            ("so", "did"),
        ):
            group = party_at(phrase, at + 3)
            return group.chains if group else ()
    return ()
