"""Pronouns, where their antecedent is clear: an unclear pronoun is no mention."""

from collections.abc import Iterable

from rapporteur.annotate.antecedents import Candidate, candidate, is_speech, is_verb, quotations
from rapporteur.annotate.found import Found
from rapporteur.annotate.groups import Group, Groups
from rapporteur.annotate.turns import interviewees, speaker_group, take_owned_office
from rapporteur.annotate.words import FUNCTION_WORDS, Words
from rapporteur.reference.cues import Cues

_SINGULAR = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_PLURAL = frozenset({"they", "their", "them"})
_TRIGGERS = frozenset(_SINGULAR) | _PLURAL | {"its", "it", "the"}
_OWNING = frozenset({"his", "her", "their", "its"})
_COUNTRIES = frozenset({"country", "government", "regime"})
_OWNED_STATES = frozenset({"country", "government", "nation"})
_VOICES = frozenset({"mission", "delegation", "embassy"})
_STORY_KINDS = frozenset({"lead", "paragraph", "quote", "list-item", "question", "answer"})
_ADVERBS = frozenset({"also", "then", "later", "has", "had", "again", "further"})
_OFFICIALS = frozenset({"official", "diplomat", "leader", "member"})
_CLAUSES = frozenset({"that", ",", "who", "and", "because", "when", "if", "as", "while", "to"})
"""Words that begin another clause, in which "him" may be the subject of this one."""
_LONGEST = 200
"""Words of a sentence beyond which no pronoun is clear."""
_NEAR_START = 3
"""A mention within so many words of its sentence's first is taken for the subject."""
_BACK = 3
"""Sentences that a pronoun may reach back."""
_BACK_SPEAKER = 6
"""Sentences back to the speaker of "..., he said"."""
_BACK_COUNTRY = 4
_MANY = 40
"""Actors of one sentence beyond which it is a list."""
_Meant = tuple[Group, str]
"""Whom a pronoun stands for, and why."""


def take_pronouns(groups: Groups, cues: Cues) -> None:
    """Add pronouns to the actors they stand for."""
    _Pronouns(groups, cues).take()


class _Pronouns:
    """One pass over the sentences; `_known` holds the candidates of those that are done."""

    def __init__(self, groups: Groups, cues: Cues) -> None:
        self.groups = groups
        self.words: Words = groups.words
        self.cues = cues
        self.quotes = quotations(self.words)
        self._placed: dict[int, list[tuple[Found, Group]]] = {}
        self._known: dict[int, tuple[Candidate, ...]] = {}
        self._strangers: dict[int, tuple[int, ...]] = {}
        self._within = frozenset(
            self.words.words[at] for first, stop, _ in self.words.ranges for at in range(first + 1, stop)
        )
        self._about = groups.state_of_text()
        self._delegations: dict[int, Group] = {}
        self._bearers: dict[str, Group] = {}
        self._speakers = interviewees(self.words.text.blocks)
        for group in groups.all:
            for found in group.found:
                self._placed.setdefault(found.sentence, []).append((found, group))

    def take(self) -> None:
        for sentence in range(len(self.words.ranges)):
            placed = sorted(self._placed.get(sentence, []), key=lambda pair: (pair[0].first, -pair[0].stop))
            here = [self._candidate(found, group) for found, group in placed[:_MANY]]
            self._strangers[sentence] = self._acting_strangers(sentence, placed)
            if not self._is_long(sentence):
                here = self._in_sentence(sentence, here)
            self._known[sentence] = tuple(here[:_MANY])
            self._note_delegations(here)

    def _candidate(self, found: Found, group: Group) -> Candidate:
        return candidate(self.words, found, group, self.quotes[found.first], self.cues)

    def _acting_strangers(self, sentence: int, placed: list[tuple[Found, Group]]) -> tuple[int, ...]:
        """Capitalised words that nobody knows and that do something: they may be whom a pronoun means."""
        words = self.words
        first, stop, _ = words.ranges[sentence]
        covered = {token for found, _ in placed for token in range(found.first, found.stop)}
        if words.words[first] not in self._within:
            covered.add(first)
        table = self.groups.registry.actor_words
        return tuple(
            at
            for at in range(first, stop - 1)
            if words.words[at][0].isupper()
            and at not in covered
            and words.lower[at] not in FUNCTION_WORDS
            and words.words[at] not in table.calendar
            and words.words[at] not in table.not_names
            and words.words[at] not in table.organisations
            and words.lower[at] not in _COUNTRIES
            and (words.words[at + 1] in ("'s", "’s") or is_verb(words, at + 1, self.cues))
        )

    def _has_stranger(self, sentence: int, after: int, at: int) -> bool:
        """Whether a stranger acts between two tokens of a sentence and the one before a pronoun."""
        return any(after <= token < at for token in self._strangers.get(sentence, ()))

    def _is_long(self, sentence: int) -> bool:
        first, stop, _ = self.words.ranges[sentence]
        return stop - first > _LONGEST

    def _note_delegations(self, here: list[Candidate]) -> None:
        for item in here:
            if item.group.plural and item.group.classes & _OFFICIALS:
                self._delegations[id(item.group)] = item.group

    def _in_sentence(self, sentence: int, here: list[Candidate]) -> list[Candidate]:
        """Walk a sentence from left to right; returns its candidates with the pronouns that were understood."""
        words = self.words
        first, stop, _ = words.ranges[sentence]
        covered = {token for item in here for token in range(item.found.first, item.found.stop)}
        waiting = sorted(here, key=lambda item: item.found.stop, reverse=True)
        earlier: list[Candidate] = []
        added: list[Candidate] = []
        for at in range(first, stop):
            word = words.lower[at]
            if word not in _TRIGGERS or (at in covered and word not in _OWNING):
                continue
            while waiting and waiting[-1].found.stop <= at:
                earlier.append(waiting.pop())
            for found, group, reason in self._read(sentence, at, word, earlier):
                self.groups.note(group, found, reason)
                item = self._candidate(found, group)
                added.append(item)
                earlier.append(item)
        return sorted([*here, *added], key=lambda item: item.found.first)

    def _read(
        self, sentence: int, at: int, word: str, earlier: list[Candidate]
    ) -> Iterable[tuple[Found, Group, str]]:
        """The mentions that begin at a token: the pronoun itself, "his country", "the country"."""
        stop = self.words.ranges[sentence][1]
        state = self._country(sentence, at, stop, word, earlier)
        if state is not None:
            yield Found(at, at + 2, sentence, "nominal", "state"), state, "the only state told of before"
        if word in ("its", "the") and at == self.words.ranges[sentence][0] and self._is_voice(at, sentence):
            body = self._subject_before(sentence, at) or self._state_before(sentence)
            if body is not None and body.actor_kind == "state":
                yield Found(at, at + 2, sentence, "nominal", "state"), body, "its mission or delegation"
        meant = self._antecedent(sentence, at, word, earlier)
        if meant is None:
            return
        group, reason = meant
        yield Found(at, at + 1, sentence, "pronoun", group.actor_kind, sex=_SINGULAR.get(word)), group, reason
        if at + 1 < stop and word in _OWNING:
            take_owned_office(self.groups, group, at, sentence)
            own = group.of if group.actor_kind == "person" else None
            if own is not None and own.actor_kind == "state" and self.words.lower[at + 1] in _OWNED_STATES:
                yield Found(at, at + 2, sentence, "nominal", "state"), own, "the country of that person"

    def _antecedent(self, sentence: int, at: int, word: str, earlier: list[Candidate]) -> _Meant | None:
        if word in _SINGULAR:
            return self._person(sentence, at, word, earlier)
        if word in _PLURAL:
            people = self._people(sentence, at, word, earlier)
            return (people, "the only people told of before") if people else None
        first = self.words.ranges[sentence][0]
        body = None
        if word == "its" and at == first and self._is_voice(at, sentence):
            body = self._subject_before(sentence, at)
        elif word == "its":
            body = _subject_body(earlier, first)
        elif word == "it" and at == first:
            body = self._body_before(sentence, at)
        return (body, "the body that is the subject") if body else None

    # One person

    def _person(self, sentence: int, at: int, word: str, earlier: list[Candidate]) -> _Meant | None:
        sex = _SINGULAR[word]
        here = self._fitting(sentence, at, sex, earlier)
        is_tag = self._is_tag(sentence, at, word)
        if word in ("himself", "herself") and here and not here[-1].strong:
            return None
        if here and is_tag and self._is_relative(at):
            return _in_clause([item for item in here if item.strong])
        if here and not is_tag:
            if self._has_stranger(sentence, 0, at) and not here[0].strong:
                return None
            if word == "him" and not _CLAUSES.intersection(self.words.lower[here[-1].found.stop : at]):
                return None
            return _in_clause(here)
        found = self._person_before(sentence, at, sex, is_tag=is_tag)
        if found is None and is_tag and len(_distinct(here)) == 1 and here[0].strong:
            return here[0].group, "the only subject of its sentence"
        return found

    def _fitting(self, sentence: int, at: int, sex: str, items: Iterable[Candidate]) -> list[Candidate]:
        """Single people of that sex whom the pronoun can reach: those of its own quotation, or of none."""
        quote = self.quotes[at]
        speaker = self._turn(sentence)
        return [
            item
            for item in items
            if _is_one(item.group, sex) and item.quote == quote and item.group is not speaker
        ]

    def _turn(self, sentence: int) -> Group | None:
        """Who speaks here in an interview: he says "I", not "he"."""
        label = self._speakers[self.words.ranges[sentence][2]]
        if label is None:
            return None
        if label not in self._bearers:
            self._bearers[label] = speaker_group(self.groups, label)
        return self._bearers[label]

    def _is_tag(self, sentence: int, at: int, word: str) -> bool:
        """Whether this is "..., he said": what stands before it is what is said."""
        first, stop, _ = self.words.ranges[sentence]
        if word not in ("he", "she") or at == first:
            return False
        before = self.words.words[at - 1]
        inverted = is_speech(self.cues, before.lower()) and self.words.words[at - 2 : at - 1] in (
            (",",),
            ("”",),
        )
        following = at + 1
        while following < stop and self.words.lower[following] in _ADVERBS:
            following += 1
        speaks = following < stop and is_speech(self.cues, self.words.lower[following])
        return inverted or (speaks and before in (",", "”", '"'))

    def _is_relative(self, at: int) -> bool:
        """Whether this is "..., which, he said, ...": the same sentence has its subject."""
        return at > 1 and self.words.lower[at - 2] in ("which", "that", "who")

    def _person_before(self, sentence: int, at: int, sex: str, *, is_tag: bool) -> _Meant | None:
        """The subject or speaker told of last; somebody else only where he is the only one."""
        opens = at - self.words.ranges[sentence][0] <= _NEAR_START
        if self._has_stranger(sentence, 0, at):
            return None
        other: Group | None = None
        owner_only = False
        for back, before in enumerate(self._story_before(sentence, _BACK_SPEAKER if is_tag else _BACK)):
            people = self._fitting(sentence, at, sex, self._known[before])
            strong = _distinct(item for item in people if item.strong)
            if self._has_stranger(before, 0, self.words.ranges[before][1]):
                return None
            if strong:
                if other is not None and other not in strong:
                    return None
                if len(strong) == 1 or opens or is_tag:
                    return strong[0], "the subject told of last" if len(
                        strong
                    ) == 1 else "the first subject told of last"
                return None
            weak = _distinct(people)
            if weak and not is_tag:
                if len(weak) > 1 or (back > 0 and weak[0] is not other):
                    return None
                owner_only = owner_only or (back == 0 and all(item.owner for item in people))
                other = weak[0]
        return (other, "the only person of the sentence before") if other and not owner_only else None

    def _story_before(self, sentence: int, most: int) -> Iterable[int]:
        """Sentences of the same story before this one, last first; captions and headings are passed over."""
        blocks = self.words.text.blocks
        if blocks[self.words.ranges[sentence][2]].kind not in _STORY_KINDS:
            return
        left = most
        for before in range(sentence - 1, max(sentence - 3 * most, 0) - 1, -1):
            if blocks[self.words.ranges[before][2]].kind in _STORY_KINDS:
                yield before
                left -= 1
                if left <= 0:
                    return

    # Several people

    def _people(self, sentence: int, at: int, word: str, earlier: list[Candidate]) -> Group | None:
        quote = self.quotes[at]
        here = _distinct(item for item in earlier if self._are_many(item) and item.quote == quote)
        if here:
            return here[0] if len(here) == 1 and (word == "they" or earlier[0].group is here[0]) else None
        if word != "they" or self._has_stranger(sentence, 0, at):
            return self._delegation(sentence) if word == "their" else None
        for before in self._story_before(sentence, 2):
            many = [item for item in self._known[before] if self._are_many(item) and item.quote == quote]
            if many:
                groups = _distinct(many)
                known = len(groups) == 1 and groups[0].actor_kind == "person"
                return groups[0] if known and (many[0].strong or groups[0].classes & _OFFICIALS) else None
        return self._delegation(sentence)

    def _are_many(self, item: Candidate) -> bool:
        return item.group.plural or _are_its_people(self.groups, item)

    def _delegation(self, sentence: int) -> Group | None:
        """In an interview, the officials told of so far, where they are all of one state."""
        kind = self.words.text.blocks[self.words.ranges[sentence][2]].kind
        if kind not in ("question", "answer") or not 0 < len(self._delegations) <= _MANY:
            return None
        several = list(self._delegations.values())
        one_state = several[0].of is not None and all(group.of is several[0].of for group in several)
        return max(several, key=lambda group: len(group.found)) if one_state or len(several) == 1 else None

    # States and bodies

    def _country(
        self, sentence: int, at: int, stop: int, word: str, earlier: list[Candidate]
    ) -> Group | None:
        """ "The country", "their country": the only state told of before, or the one that the text is about."""
        words = self.words
        if at + 1 >= stop or words.lower[at + 1] not in _COUNTRIES or _is_named(words, at + 2, stop):
            return None
        if word == "their":
            return _only_state([item for item in earlier if _are_its_people(self.groups, item)])
        if word != "the":
            return None
        if _states(earlier):
            only = _only_state(earlier)
            is_subject = only is not None and any(item.strong and item.group is only for item in earlier)
            return only if is_subject or self._about is None else self._about
        for before in self._story_before(sentence, 0 if self._about else _BACK_COUNTRY):
            if _states(self._known[before]):
                return _only_state(self._known[before])
        return self._about

    def _body_before(self, sentence: int, at: int) -> Group | None:
        """ "It" at the start, before a verb of doing: the body that is the subject of the sentence before."""
        if at + 1 >= self.words.ranges[sentence][1] or not _body_acts(self.words, at + 1, self.cues):
            return None
        return self._subject_before(sentence, at)

    def _is_voice(self, at: int, sentence: int) -> bool:
        """ "Its mission said", "The delegation regretted": the voice of a state, and a verb of doing."""
        verb = at + 2
        if verb >= self.words.ranges[sentence][1] or self.words.lower[at + 1] not in _VOICES:
            return False
        if self.words.lower[verb] in ("has", "had") and verb + 1 < self.words.ranges[sentence][1]:
            verb += 1
        return is_speech(self.cues, self.words.lower[verb])

    def _state_before(self, sentence: int) -> Group | None:
        """The only state of the sentence before, in the same block."""
        before = next(iter(self._story_before(sentence, 1)), None)
        if before is None or self.words.ranges[before][2] != self.words.ranges[sentence][2]:
            return None
        return _only_state(self._known[before])

    def _subject_before(self, sentence: int, at: int) -> Group | None:
        """The state or body that opens the sentence before, in the same block."""
        before = next(iter(self._story_before(sentence, 1)), None)
        if before is None or self.words.ranges[before][2] != self.words.ranges[sentence][2]:
            return None
        items = [item for item in self._known[before] if item.strong and item.quote == self.quotes[at]]
        first = self.words.ranges[before][0]
        if not items or items[0].found.first - first > 1 or items[0].group.actor_kind == "person":
            return None
        return items[0].group


def _in_clause(here: list[Candidate]) -> _Meant | None:
    """The only person before the pronoun in its sentence."""
    people = _distinct(here)
    if len(people) != 1:
        return None
    return people[0], "the only subject before it" if here[0].strong else "the only person before it"


def _body_acts(words: Words, at: int, cues: Cues) -> bool:
    """Whether a body, rather than a text or a fact, does what follows: "It was set up", "It also called"."""
    if words.lower[at] == "also":
        at += 1
    word = words.lower[at]
    passive = word == "was" and words.lower[at + 1 : at + 2] in (("set",), ("established",), ("created",))
    return passive or (is_speech(cues, word) and word not in ("showed", "shows", "suggested", "suggests"))


def _is_named(words: Words, at: int, stop: int) -> bool:
    """Whether a name or "of" follows: "the government of ...", "the country office"."""
    return at < stop and (
        words.lower[at] in ("of", "in", "-", "office", "team", "resolution", "resolutions", "mandate")
        or words.is_capital(at)
    )


def _states(items: Iterable[Candidate]) -> list[Group]:
    return _distinct(item for item in items if item.group.actor_kind == "state")


def _only_state(items: Iterable[Candidate]) -> Group | None:
    states = _states(items)
    return states[0] if len(states) == 1 else None


def _are_its_people(groups: Groups, item: Candidate) -> bool:
    """Whether a mention names the people of a state ("the Iranians"), not only an adjective."""
    found, group = item.found, item.group
    state = groups.registry.state(group.ids[0].removeprefix("state:")) if group.ids else None
    words, table = groups.words, groups.registry.actor_words
    return (
        found.kind == "demonym"
        and state is not None
        and (found.stop >= len(words.lower) or words.lower[found.stop] not in table.nouns)
        and groups.words.quote(found.first, found.stop) not in state.adjectives
    )


def _subject_body(earlier: list[Candidate], first: int) -> Group | None:
    """The state or body that is the subject of the sentence, if it is the only one before "its"."""
    bodies = _distinct(item for item in earlier if item.group.actor_kind != "person")
    opening = min(earlier, key=lambda item: item.found.first) if earlier else None
    if len(bodies) != 1 or opening is None or opening.group is not bodies[0]:
        return None
    return bodies[0] if opening.found.first - first <= _NEAR_START else None


def _is_one(group: Group, sex: str) -> bool:
    return group.actor_kind == "person" and not group.plural and group.sex in (None, sex)


def _distinct(items: Iterable[Candidate]) -> list[Group]:
    return _distinct_groups(item.group for item in items)


def _distinct_groups(groups: Iterable[Group]) -> list[Group]:
    return list({id(group): group for group in groups}.values())
