"""Pronouns, where their antecedent is clear: an unclear pronoun is no mention."""

from collections.abc import Iterable

from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.annotate.words import Words
from rapporteur.model.text import Block
from rapporteur.reference.names import name_key

_SINGULAR = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_PLURAL = frozenset({"they", "their"})
_TRIGGERS = frozenset(_SINGULAR) | _PLURAL | {"its", "the"}
_FIRST_PERSON = frozenset({"me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})
_COUNTRIES = frozenset({"country", "government", "regime"})
_OWNED_STATES = frozenset({"country", "government", "nation"})
_STORY_KINDS = frozenset({"lead", "paragraph", "quote", "list-item", "question", "answer"})
_LONGEST = 400
"""Words of a sentence beyond which no pronoun is clear."""
_NEAR_START = 3
"""A mention within so many words of its sentence's first is taken for the subject."""

Placed = tuple[Found, Group]


def take_pronouns(groups: Groups) -> None:
    """Add pronouns to the actors they stand for."""
    by_sentence: dict[int, list[Placed]] = {}
    for group in groups.all:
        for found in group.found:
            by_sentence.setdefault(found.sentence, []).append((found, group))
    for sentence in range(len(groups.words.ranges)):
        first, stop, _ = groups.words.ranges[sentence]
        if stop - first > _LONGEST:
            continue
        here = sorted(by_sentence.get(sentence, []), key=lambda placed: placed[0].first)
        before = by_sentence.get(sentence - 1, []) if _follows(groups, sentence) else []
        added = _in_sentence(groups, sentence, here, sorted(before, key=lambda placed: placed[0].first))
        by_sentence[sentence] = sorted([*here, *added], key=lambda placed: placed[0].first)


def _follows(groups: Groups, sentence: int) -> bool:
    """Whether the sentence before belongs to the same story."""
    if sentence == 0:
        return False
    blocks = groups.words.text.blocks
    kinds = (blocks[groups.words.ranges[at][2]].kind for at in (sentence - 1, sentence))
    return all(kind in _STORY_KINDS for kind in kinds)


def _in_sentence(groups: Groups, sentence: int, here: list[Placed], before: list[Placed]) -> list[Placed]:
    words = groups.words
    first, stop, _ = words.ranges[sentence]
    covered = {token for found, _ in here for token in range(found.first, found.stop)}
    added: list[Placed] = []
    for at in range(first, stop):
        word = words.lower[at]
        if word not in _TRIGGERS:
            continue
        if at in covered and word not in ("his", "her", "their", "its"):
            continue
        placed = sorted([*here, *added], key=lambda item: item[0].first)
        earlier = [item for item in placed if item[0].stop <= at]
        added += _country(groups, at, stop, sentence, earlier, before)
        group = _antecedent(groups, at, first, word, earlier, before)
        if group is None:
            continue
        found = Found(at, at + 1, sentence, "pronoun", group.actor_kind, sex=_SINGULAR.get(word))
        groups.note(group, found, "pronoun with one antecedent")
        added.append((found, group))
        _take_country(groups, group, at, stop, sentence)
    return added


def _country(
    groups: Groups, at: int, stop: int, sentence: int, earlier: list[Placed], before: list[Placed]
) -> list[Placed]:
    """ "The country", "their country": the only state told of before, here or in the sentence before."""
    words = groups.words
    if at + 1 >= stop or words.lower[at + 1] not in _COUNTRIES or _is_named(words, at + 2, stop):
        return []
    if words.lower[at] == "the":
        state = _only_state(earlier) or (None if _states(earlier) else _only_state(before))
    elif words.lower[at] == "their":
        state = _only_state([placed for placed in earlier if _are_its_people(groups, placed)])
    else:
        return []
    if state is None:
        return []
    found = Found(at, at + 2, sentence, "nominal", "state")
    groups.note(state, found, "the only state told of before")
    return [(found, state)]


def _is_named(words: Words, at: int, stop: int) -> bool:
    """Whether a name or "of" follows: "the government of ...", "the country office"."""
    return at < stop and (words.lower[at] in ("of", "in", "-") or words.is_capital(at))


def _states(placed: list[Placed]) -> list[Group]:
    return _distinct(item for item in placed if item[1].actor_kind == "state")


def _only_state(placed: list[Placed]) -> Group | None:
    states = _states(placed)
    return states[0] if len(states) == 1 else None


def _are_its_people(groups: Groups, placed: Placed) -> bool:
    """Whether a mention names the people of a state ("the Iranians"), not only an adjective."""
    found, group = placed
    state = groups.registry.state(group.ids[0].removeprefix("state:")) if group.ids else None
    return (
        found.kind == "demonym"
        and state is not None
        and groups.words.quote(found.first, found.stop) not in state.adjectives
    )


def _antecedent(
    groups: Groups, at: int, first: int, word: str, earlier: list[Placed], before: list[Placed]
) -> Group | None:
    if word in _SINGULAR:
        return _person(_SINGULAR[word], at == first, earlier, before, groups)
    if word in _PLURAL:
        return _people(word, at == first, earlier, before)
    if word == "its":
        return _body(earlier, first)
    return None


def _person(
    sex: str, opens: bool, earlier: list[Placed], before: list[Placed], groups: Groups
) -> Group | None:
    """The only person before the pronoun; at the start of a sentence, the subject of the one before."""
    here = _distinct(placed for placed in earlier if _is_one(placed[1], sex))
    if here:
        return here[0] if len(here) == 1 else None
    last = [placed for placed in before if _is_one(placed[1], sex)]
    distinct = _distinct(last)
    if len(distinct) == 1:
        return distinct[0]
    if opens and distinct and last[0][0].first - groups.words.ranges[last[0][0].sentence][0] <= _NEAR_START:
        return distinct[0]
    return None


def _people(word: str, opens: bool, earlier: list[Placed], before: list[Placed]) -> Group | None:
    here = _distinct(placed for placed in earlier if placed[1].plural)
    if here:
        return here[0] if len(here) == 1 and (word == "they" or earlier[0][1] is here[0]) else None
    last = _distinct(placed for placed in before if placed[1].plural)
    if len(last) != 1 or any(_is_one(group, "") for group in _distinct(earlier)):
        return None
    return last[0] if opens or word == "they" else None


def _body(earlier: list[Placed], first: int) -> Group | None:
    """The state or body that is the subject of the sentence, if it is the only one before "its"."""
    bodies = _distinct(placed for placed in earlier if placed[1].actor_kind != "person")
    if len(bodies) != 1 or not earlier or earlier[0][1] is not bodies[0]:
        return None
    return bodies[0] if earlier[0][0].first - first <= _NEAR_START else None


def _is_one(group: Group, sex: str) -> bool:
    return group.actor_kind == "person" and not group.plural and (not sex or group.sex in (None, sex))


def _distinct(placed: Iterable[Placed]) -> list[Group]:
    found: list[Group] = []
    for _, group in placed:
        if group not in found:
            found.append(group)
    return found


def _take_country(groups: Groups, group: Group, at: int, stop: int, sentence: int) -> None:
    """ "his country" is the state of the person."""
    if at + 1 >= stop or groups.words.lower[at + 1] not in _OWNED_STATES:
        return
    state = group.of
    if group.actor_kind == "person" and state is not None and state.actor_kind == "state":
        groups.note(state, Found(at, at + 2, sentence, "nominal", "state"), "the country of that person")


def take_turns(groups: Groups) -> None:
    """In interviews, first person in an answer and second person in a question are the interviewee."""
    blocks = groups.words.text.blocks
    speakers = _interviewees(blocks)
    known: dict[str, Group] = {}
    for sentence, (first, stop, at_block) in enumerate(groups.words.ranges):
        speaker = speakers[at_block]
        if speaker is None:
            continue
        for at in range(first, stop):
            if _refers(blocks[at_block], groups.words.words[at]):
                group = known.get(speaker) or known.setdefault(speaker, _speaker_group(groups, speaker))
                found = Found(at, at + 1, sentence, "pronoun", "person")
                groups.note(group, found, "whose turn it is")
                _take_own_office(groups, group, at, stop, sentence)


def _take_own_office(groups: Groups, group: Group, at: int, stop: int, sentence: int) -> None:
    """ "My office", said by a mandate holder, is the mandate."""
    words = groups.words
    if (
        words.lower[at] not in ("my", "our", "your")
        or at + 1 >= stop
        or words.lower[at + 1] not in ("office", "mandate")
    ):
        return
    posts = [t.post for key in group.ids[:1] for t in groups.registry.posts(key, groups.day)]
    mandates = [post for post in posts if post.startswith("mandate:")]
    if len(mandates) == 1:
        office = groups.by_id(mandates[0]) or groups.new(Group("un-mandate", (mandates[0],), named=False))
        groups.note(
            office, Found(at, at + 2, sentence, "title", "un-mandate", (mandates[0],)), "the office itself"
        )


def _interviewees(blocks: tuple[Block, ...]) -> list[str | None]:
    """For each block, who answers: the speaker of this answer, or of the next one after this question."""
    speakers: list[str | None] = []
    answering: str | None = None
    for block in reversed(blocks):
        if block.kind == "answer":
            answering = block.speaker
        speakers.append(answering if block.kind in ("question", "answer") else None)
    return speakers[::-1]


def _refers(block: Block, word: str) -> bool:
    lower = word.lower()
    if block.kind == "question":
        return lower in _SECOND_PERSON
    return word == "I" or (lower in _FIRST_PERSON and not (word.isupper() and len(word) > 1))


def _speaker_group(groups: Groups, speaker: str) -> Group:
    key = name_key(speaker)
    ids = tuple(i for i in groups.registry.lookup(speaker) if i.startswith("person:"))
    for group in groups.people():
        printed = {name_key(groups.words.quote(found.first, found.stop)) for found in group.found}
        if group.label == speaker or key in printed or (ids and group.ids == ids):
            return group
    same = [g for g in groups.people() if key and key[-1] in {k for f in g.found for k in _folded(groups, f)}]
    if len(same) == 1:
        return same[0]
    return groups.new(Group("person", ids, key=key, label=speaker))


def _folded(groups: Groups, found: Found) -> tuple[str, ...]:
    return groups.words.folded[found.first : found.stop] if found.kind == "name" else ()
