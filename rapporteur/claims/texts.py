"""Mentions of texts on the table, and which of them are one text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapporteur.annotate.view import View
from rapporteur.claims.arguments import antecedent
from rapporteur.claims.grammar import DETERMINERS, POSSESSIVES, is_adverb, is_plain, word_set
from rapporteur.claims.phrase import Group, Party, Phrase, match_at
from rapporteur.claims.symbols import body_of, find_symbols, is_draft, is_resolution
from rapporteur.model.annotation import Chain
from rapporteur.model.vocabulary import InstrumentKind
from rapporteur.reference.frames import Frames, TextWord

INDEFINITE = word_set("a an another any some no one two three several many")
UNBORN = word_set("new another future possible further similar fresh")
PARTICIPLES = word_set(
    "revised amended proposed united detailed watered-down leaked updated contested planned"
)
BODY_KINDS = ("un-organ", "institution")
AUTHOR_KINDS = ("state", "group", "person", "un-organ", "un-mandate", "ngo", "institution")
MOST_OPEN = 100
"""A mention is held against the texts begun last: no reader keeps more apart, and time stays in proportion."""
AUTHORED = ("report", "letter")


@dataclass(frozen=True, slots=True)
class TextMention:
    """Words that name a text: offsets, what the words alone say of it, the index of its head in the phrase."""

    start: int
    end: int
    kind: InstrumentKind
    family: str
    definite: bool
    anaphor: bool
    plural: bool
    sponsors: tuple[str, ...] = ()
    body: str | None = None
    symbol: str | None = None


@dataclass(frozen=True, slots=True)
class OneText:
    """Mentions of one text in the order of the document, and what they say of it together."""

    mentions: tuple[TextMention, ...]
    family: str
    symbol: str | None
    body: str | None
    sponsors: tuple[str, ...]

    def joined(self, mention: TextMention) -> "OneText":
        """This text with one more mention; what was said first stays."""
        return OneText(
            (*self.mentions, mention),
            self.family,
            self.symbol or mention.symbol,
            self.body or mention.body,
            tuple(dict.fromkeys(self.sponsors + mention.sponsors)),
        )

    @property
    def kind(self) -> InstrumentKind:
        """A text once called a draft is a draft; press often drops the word."""
        kinds = [mention.kind for mention in self.mentions if not mention.anaphor]
        drafts = [kind for kind in kinds if kind.startswith("draft")]
        return (drafts or kinds or [mention.kind for mention in self.mentions])[0]


def find_mentions(phrase: Phrase, view: View, frames: Frames) -> tuple[TextMention, ...]:
    """Texts named in one sentence, by noun or by symbol, in text order."""
    named = list(_named(phrase, view, frames))
    whole = view.words(phrase.sentence.start, phrase.sentence.end)
    for found in find_symbols(whole, organ=_organ_of(phrase, view)):
        start, end = phrase.sentence.start + found.start, phrase.sentence.start + found.end
        named = _with_symbol(named, start, end, found.symbol)
    return tuple(sorted(named, key=lambda mention: mention.start))


def _organ_of(phrase: Phrase, view: View) -> str | None:
    """The one body that a sentence names: its resolutions are what a bare number means."""
    keys = {key for party in phrase.parties if (key := _organ_key(view.chain_by_id[party.chain]))}
    return next(iter(keys)).split("-")[0] if len(keys) == 1 else None


def _named(phrase: Phrase, view: View, frames: Frames) -> Iterator[TextMention]:
    at = 0
    while at < len(phrase.words):
        known = phrase.words[at] in frames.text_openers
        found = _text_word(phrase.words, at, frames.texts) if known else None
        if found is None:
            at += 1
            continue
        word, end, plural = found
        mention = _noun_phrase(phrase, view, word, at, end, plural=plural, frames=frames)
        if mention is not None:
            yield mention
        at = end


def _text_word(
    words: tuple[str, ...], at: int, table: tuple[TextWord, ...]
) -> tuple[TextWord, int, bool] | None:
    for entry in table:
        for form, plural in ((entry.words, False), (entry.plural, True)):
            if words[at : at + len(form)] == form:
                return entry, at + len(form), plural
    return None


def _noun_phrase(
    phrase: Phrase, view: View, word: TextWord, head: int, end: int, *, plural: bool, frames: Frames
) -> TextMention | None:
    first = _first_of(phrase, head)
    opening = phrase.words[first]
    owners = _owners(phrase, first, head)
    if phrase.party_over(head) or _is_verb(phrase, first, head, end) or _qualifies(phrase, head, end):
        return None
    determined = opening in DETERMINERS or bool(owners) or opening in POSSESSIVES
    if not determined and not plural and not _has_name(phrase, first, head) and not _numbered(phrase, end):
        return None
    if any(adjective in UNBORN for adjective in phrase.words[first:head]):
        return None
    body = _body(phrase, view, owners, end)
    sponsors = (
        _named_sponsors(view, owners, word)
        + _authors_of(phrase, view, word, end)
        + _sponsors_after(phrase, view, end, frames)
    )
    start, stop = phrase.offsets(first, end)
    return TextMention(
        start,
        stop,
        word.kind,
        word.family,
        definite=opening not in INDEFINITE,
        anaphor=word.anaphor,
        plural=plural,
        sponsors=tuple(dict.fromkeys(sponsors)),
        body=body,
    )


def _first_of(phrase: Phrase, head: int) -> int:
    """The first word of the noun phrase: back over adjectives, names and possessors to a determiner."""
    at = head
    while at > 0 and head - at < 12:
        before = phrase.words[at - 1]
        party = phrase.party_over(at - 1)
        if phrase.time_over(at - 1) is not None:
            return at
        if party is not None and phrase.words[party.first] in DETERMINERS:
            return party.first
        if party is not None:
            at = party.first
        elif before in ("'s", "’s", "'", "’", "(", ")"):
            at -= 1
        elif before in DETERMINERS:
            return at - 1
        elif is_plain(before) and not is_adverb(before) and not _is_predicate(before):
            at -= 1
        else:
            return at
    return at


def _is_predicate(word: str) -> bool:
    """Whether the word is more likely a verb before the noun phrase than an adjective within it."""
    if word.endswith("ing"):
        return word not in ("ongoing", "pending", "nonbinding", "non-binding", "binding")
    return word.endswith("ed") and "-" not in word and word not in PARTICIPLES


def _is_verb(phrase: Phrase, first: int, head: int, end: int) -> bool:
    """ "They report that", "to draft a": the word is no noun there."""
    if first < head:
        return False
    before = phrase.words[head - 1] if head else ""
    following = phrase.words[end] if end < len(phrase.words) else ""
    return before in ("to", "they", "we", "who", "will") or following in ("that", "the", "a", "an")


def _numbered(phrase: Phrase, end: int) -> bool:
    """ "Resolution 25/25", "draft resolution A/...": a number or symbol follows."""
    following = phrase.printed[end] if end < len(phrase.printed) else ""
    return following[:1].isdigit() or phrase.printed[end : end + 2] in (("A", "/"), ("S", "/"), ("E", "/"))


def _qualifies(phrase: Phrase, head: int, end: int) -> bool:
    """ "A draft law": the draft is not of a kind that this table knows."""
    following = phrase.words[end] if end < len(phrase.words) else ""
    if phrase.words[head:end] != ("draft",) or phrase.party_over(end) or phrase.time_over(end):
        return False
    is_noun = is_plain(following) and not is_adverb(following) and following not in DETERMINERS
    return is_noun and not following.endswith(("s", "ed")) and not _numbered(phrase, end)


def _has_name(phrase: Phrase, first: int, head: int) -> bool:
    return any(phrase.party_over(at) for at in range(first, head))


def _owners(phrase: Phrase, first: int, head: int) -> tuple[str, ...]:
    """Chains named inside the noun phrase, with those coordinated with them."""
    parties = [party for party in phrase.parties if first <= party.first < head]
    chains = [chain for party in parties for chain in _joined_before(phrase, party)]
    if phrase.words[first] == "whose" and (group := antecedent(phrase, first)):
        chains += group.chains
    return tuple(dict.fromkeys(chains))


def _joined_before(phrase: Phrase, party: Party) -> tuple[str, ...]:
    return phrase.group_of(party).chains


def _body(phrase: Phrase, view: View, owners: tuple[str, ...], end: int) -> str | None:
    """The body whose text it is: named in the noun phrase, or after it ("at the General Assembly")."""
    for chain in owners:
        if key := _organ_key(view.chain_by_id[chain]):
            return key
    for at in range(end, min(end + 3, len(phrase.words))):
        if phrase.words[at] in ("of", "in", "at", "before", "to"):
            for party in phrase.parties:
                if at < party.first <= at + 3 and (key := _organ_key(view.chain_by_id[party.chain])):
                    return key
    return None


def _organ_key(chain: Chain) -> str | None:
    """`GA` for `organ:GA`; only bodies that act by texts count."""
    if chain.actor_kind not in BODY_KINDS:
        return None
    keys = [candidate.split(":", 1)[1] for candidate in chain.candidates if candidate.startswith("organ:")]
    return next((key for key in keys if key.split("-")[0] in ("GA", "SC", "HRC") and key != "HRC-COI"), None)


def _named_sponsors(view: View, owners: tuple[str, ...], word: TextWord) -> tuple[str, ...]:
    """ "The X-Y resolution", "their resolution", "the commission's report"."""
    chains = (view.chain_by_id[chain] for chain in owners)
    return tuple(
        chain.id for chain in chains if is_author(chain) and (word.family in AUTHORED or _may_sponsor(chain))
    )


def _authors_of(phrase: Phrase, view: View, word: TextWord, end: int) -> tuple[str, ...]:
    """ "The report of X", "a letter from X"."""
    if word.family not in AUTHORED or phrase.words[end : end + 1] not in (("of",), ("from",)):
        return ()
    group = _group_near(phrase, end + 1)
    return tuple(chain for chain in group.chains if is_author(view.chain_by_id[chain])) if group else ()


def _may_sponsor(chain: Chain) -> bool:
    """Whether "their resolution" may be of these: no body that decides on it, no unnamed people of no state."""
    is_nobody = chain.actor_kind == "person" and not chain.named and chain.of is None
    return not is_nobody and _organ_key(chain) is None


def is_author(chain: Chain) -> bool:
    """Whether an actor may have made a text; "a UN report" names no author."""
    return chain.actor_kind in AUTHOR_KINDS and chain.candidates[:1] != ("organ:UN",)


def _sponsors_after(phrase: Phrase, view: View, end: int, frames: Frames) -> tuple[str, ...]:
    """ "A resolution, prepared by X and Y"."""
    at = end
    if published := _published_by(phrase, view, end, frames):
        return published
    while at < len(phrase.words) and (
        phrase.words[at] in (",", "which", "that", "was", "had", "has", "been")
    ):
        at += 1
    if phrase.words[end : end + 1] != ("by",) and not _is_authored(phrase, at, frames):
        return ()
    for by in range(at, min(at + 4, len(phrase.words))):
        if phrase.words[by] == "by":
            chains = _with_principal(phrase, _group_near(phrase, by + 1))
            return tuple(chain for chain in chains if is_author(view.chain_by_id[chain]))
    return ()


def _published_by(phrase: Phrase, view: View, end: int, frames: Frames) -> tuple[str, ...]:
    """ "The report that X published"."""
    if phrase.words[end : end + 1] not in (("that",), ("which",)):
        return ()
    group = _group_near(phrase, end + 1)
    if group is None:
        return ()
    is_authored = any(_is_authored(phrase, at, frames) for at in range(group.end, group.end + 2))
    return tuple(c for c in group.chains if is_author(view.chain_by_id[c])) if is_authored else ()


def _is_authored(phrase: Phrase, at: int, frames: Frames) -> bool:
    return at < len(phrase.words) and match_at(frames.authoring, phrase.words, at) is not None


def _with_principal(phrase: Phrase, group: Group | None) -> tuple[str, ...]:
    """ "By X on behalf of Y": both."""
    if group is None:
        return ()
    at = group.end + (phrase.words[group.end : group.end + 1] == ("(",))
    if phrase.words[at : at + 3] != ("on", "behalf", "of"):
        return group.chains
    principal = _group_near(phrase, at + 3)
    return tuple(dict.fromkeys(group.chains + (principal.chains if principal else ())))


def _group_near(phrase: Phrase, index: int) -> Group | None:
    for at in range(index, min(index + 3, len(phrase.words))):
        if party := phrase.party_from(at):
            return phrase.group_of(party)
        if phrase.words[at] not in DETERMINERS:
            return None
    return None


def _with_symbol(named: list[TextMention], start: int, end: int, symbol: str) -> list[TextMention]:
    """Give a symbol to the noun it stands at ("draft resolution A/C.3/69/L.28"), or let it stand alone."""
    for index, mention in enumerate(named):
        if mention.symbol is None and 0 <= start - mention.end <= 2:
            grown = replace(
                mention, end=end, symbol=symbol, body=mention.body or body_of(symbol), definite=True
            )
            return [*named[:index], grown, *named[index + 1 :]]
    kind, family = _kind_of(symbol)
    alone = TextMention(start, end, kind, family, True, False, False, body=body_of(symbol), symbol=symbol)
    return [*named, alone]


def _kind_of(symbol: str) -> tuple[InstrumentKind, str]:
    if is_resolution(symbol):
        return "resolution", "resolution"
    if is_draft(symbol):
        return "draft-resolution", "resolution"
    return "document", "document"


def group_mentions(mentions: tuple[TextMention, ...]) -> tuple[OneText, ...]:
    """Take together the mentions of one text. An anaphor without a text before it needs a sponsor of its own."""
    texts: list[OneText] = []
    for mention in mentions:
        first = max(len(texts) - MOST_OPEN, 0)
        fitting = [i for i in range(first, len(texts)) if _is_same(texts[i], mention)]
        named = [i for i in fitting if _shares(texts[i], mention)]
        at = (named or fitting)[-1] if fitting else None
        if at is not None:
            texts[at] = texts[at].joined(mention)
        elif (not mention.anaphor or mention.sponsors) and not mention.plural:
            texts.append(OneText((mention,), mention.family, mention.symbol, mention.body, mention.sponsors))
    return tuple(texts)


def _is_same(text: OneText, mention: TextMention) -> bool:
    """Same kind of text, and nothing said of both differs; "a report" after a named one must name the same."""
    if text.family != mention.family or mention.plural:
        return False
    if text.symbol and mention.symbol:
        return text.symbol == mention.symbol
    if text.body and mention.body and text.body.split("-")[0] != mention.body.split("-")[0]:
        return False
    if mention.sponsors and text.sponsors and not set(mention.sponsors) & set(text.sponsors):
        return False
    return mention.definite or _shares(text, mention) or not (text.sponsors or text.body or text.symbol)


def _shares(text: OneText, mention: TextMention) -> bool:
    """Whether both name the same symbol, sponsor or body."""
    if mention.symbol and mention.symbol == text.symbol:
        return True
    return bool(set(mention.sponsors) & set(text.sponsors)) or bool(text.body and text.body == mention.body)
