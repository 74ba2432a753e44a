"""Who speaks in an interview: the first person of answers, the second of questions, the labels of turns."""

from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.model.text import Block
from rapporteur.reference.names import name_key

_FIRST_PERSON = frozenset({"me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SECOND_PERSON = frozenset({"you", "your", "yours", "yourself"})
_SPEAKER_KINDS = frozenset({"person", "media", "ngo", "institution"})


def take_turns(groups: Groups) -> None:
    """In interviews, first person in an answer and second person in a question are the interviewee."""
    blocks = groups.words.text.blocks
    _take_labels(groups, tuple(dict.fromkeys(block.speaker for block in blocks if block.speaker)))
    speakers = interviewees(blocks)
    known: dict[str, Group] = {}
    for sentence, (first, stop, at_block) in enumerate(groups.words.ranges):
        speaker = speakers[at_block]
        if speaker is None:
            continue
        for at in range(first, stop):
            if _refers(blocks[at_block], groups.words.words[at]):
                group = known.get(speaker) or known.setdefault(speaker, speaker_group(groups, speaker))
                found = Found(at, at + 1, sentence, "pronoun", "person")
                groups.note(group, found, "whose turn it is")
                _take_own_office(groups, group, at, stop, sentence)


def interviewees(blocks: tuple[Block, ...]) -> list[str | None]:
    """For each block, who answers: the speaker of this answer, or of the next one after this question."""
    speakers: list[str | None] = []
    answering: str | None = None
    for block in reversed(blocks):
        if block.kind == "answer":
            answering = block.speaker
        speakers.append(answering if block.kind in ("question", "answer") else None)
    return speakers[::-1]


def speaker_group(groups: Groups, speaker: str) -> Group:
    """The actor of a turn's label, taken up if the text has no other mention of that name."""
    return _known_speaker(groups, speaker) or groups.new(
        Group("person", _people_called(groups, speaker), key=name_key(speaker), label=speaker)
    )


def _people_called(groups: Groups, speaker: str) -> tuple[str, ...]:
    return tuple(key for key in groups.registry.lookup(speaker) if key.startswith("person:"))


def _known_speaker(groups: Groups, speaker: str) -> Group | None:
    key = name_key(speaker)
    ids = _people_called(groups, speaker)
    for group in groups.people():
        printed = {name_key(groups.words.quote(found.first, found.stop)) for found in group.found}
        if group.label == speaker or key in printed or (ids and group.ids == ids):
            return group
    same = [g for g in groups.people() if key and key[-1] in {k for f in g.found for k in _folded(groups, f)}]
    return same[0] if len(same) == 1 else None


def _folded(groups: Groups, found: Found) -> tuple[str, ...]:
    return groups.words.folded[found.first : found.stop] if found.kind == "name" else ()


def _take_labels(groups: Groups, labels: tuple[str, ...]) -> None:
    """A label that is part of a name in the text ("Northlight" of "Northlight Radio") is a mention of its bearer;
    one that stands in the text without being known yet is somebody."""
    for label in labels:
        key = name_key(label)
        if not key or _known_speaker(groups, label) is not None:
            continue
        place = _place_of(groups, key)
        if place is None:
            continue
        first, stop, sentence = place
        group = groups.at((first, stop))
        if group is None:
            ids = groups.registry.lookup(label)
            kind = (groups.registry.kind(ids[0]) if ids else None) or "person"
            group = groups.new(Group(kind, ids[:1], key=key, label=label))
        if group.actor_kind in _SPEAKER_KINDS:
            groups.note(group, Found(first, stop, sentence, "name", group.actor_kind), "label of a turn")


def _place_of(groups: Groups, key: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Where the words of a label stand first, in capitals: first token, one past the last, sentence."""
    words = groups.words
    for sentence, (first, stop, _) in enumerate(words.ranges):
        for at in range(first, stop - len(key) + 1):
            if words.folded[at] == key[0] and words.is_capital(at):
                end = at + len(key)
                if words.folded[at:end] == key:
                    return at, end, sentence
    return None


def _take_own_office(groups: Groups, group: Group, at: int, stop: int, sentence: int) -> None:
    """ "My office", said by a mandate holder, is the mandate."""
    words = groups.words
    if words.lower[at] in ("my", "our", "your") and at + 1 < stop:
        take_owned_office(groups, group, at, sentence)


def take_owned_office(groups: Groups, group: Group, at: int, sentence: int) -> None:
    """A possessive at a token and "office" or "mandate" behind it: the mandate of a holder, if he has just one."""
    if groups.words.lower[at + 1] not in ("office", "mandate"):
        return
    posts = [t.post for key in group.ids[:1] for t in groups.registry.posts(key, groups.day)]
    mandates = [post for post in posts if post.startswith("mandate:")]
    if not group.ids and "rapporteur" in group.nouns:
        office = groups.offices.get(id(group)) or groups.new(Group("un-mandate", named=False, of=group))
        groups.offices[id(group)] = office
        groups.note(office, Found(at, at + 2, sentence, "title", "un-mandate"), "the office itself")
    elif len(mandates) == 1:
        office = groups.by_id(mandates[0]) or groups.new(Group("un-mandate", (mandates[0],), named=False))
        found = Found(at, at + 2, sentence, "title", "un-mandate", (mandates[0],))
        groups.note(office, found, "the office itself")


def _refers(block: Block, word: str) -> bool:
    lower = word.lower()
    if block.kind == "question":
        return lower in _SECOND_PERSON
    return word == "I" or (lower in _FIRST_PERSON and not (word.isupper() and len(word) > 1))
