"""Who a text talks about: names, offices, descriptions and pronouns, taken together by actor."""

from datetime import date

from rapporteur.annotate.authors import take_author
from rapporteur.annotate.coreference import gather
from rapporteur.annotate.groups import Group, Groups
from rapporteur.annotate.mentions import find_mentions
from rapporteur.annotate.pronouns import take_pronouns
from rapporteur.annotate.state_bodies import take_state_bodies
from rapporteur.annotate.turns import take_turns
from rapporteur.annotate.words import Words
from rapporteur.model.annotation import Chain, Mention, Sentence, Timex, Token
from rapporteur.model.ids import content_id
from rapporteur.model.partial_date import PartialDateError, days_of
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference

_REFERRING = ("the ", "its ", "his ", "her ", "their ")
"""How phrases begin that take up somebody who was introduced before."""


def find_chains(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    times: tuple[Timex, ...],  # noqa: ARG001  (the signature of the layer)
    *,
    reference: Reference,
) -> tuple[Chain, ...]:
    """Find mentions of actors and take together those of the same actor.

    Args:
        text: One document; blocks of furniture, bylines and datelines name no actor.
        tokens: Its tokens.
        sentences: Its sentences.
        times: Its time expressions (not used yet: names of months are known by the tables).
        reference: Registry, words of names, verbs of speech.

    Returns:
        Chains in the order of their first mention. Mentions of different chains may nest ("North Korean" in
        "a North Korean official"), but no two mentions have the same span.
    """
    words = Words(text, tokens, sentences)
    groups = Groups(words, reference.registry, _day(text.dct or text.published))
    names, people, offices = find_mentions(words, reference=reference)
    gather(groups, names, people, offices)
    take_author(groups)
    take_state_bodies(groups, reference.cues)
    take_turns(groups)
    take_pronouns(groups, reference.cues)
    return _chains(groups, text)


def _day(edtf: str | None) -> date | None:
    if edtf is None:
        return None
    try:
        return days_of(edtf).begin
    except PartialDateError:
        return None


def _chains(groups: Groups, text: StructuredText) -> tuple[Chain, ...]:
    kept = sorted((g for g in groups.all if g.found), key=lambda g: (_first(g), _order(g)))
    ids = {id(group): _chain_id(groups.words, group, text.doc) for group in kept}
    spans: set[tuple[int, int]] = set()
    chains = []
    for group in kept:
        mentions = _mentions(groups.words, group, spans)
        if mentions:
            chains.append(_chain(groups, group, mentions, ids))
    present = {chain.id for chain in chains}
    return tuple(chain if chain.of in present or chain.of is None else _without_of(chain) for chain in chains)


def _first(group: Group) -> tuple[int, int]:
    return min((found.first, found.stop) for found in group.found)


def _order(group: Group) -> tuple[str, tuple[str, ...]]:
    return group.actor_kind, group.ids


def _chain_id(words: Words, group: Group, doc: str) -> str:
    start, end = words.span(*_first(group))
    return content_id("chain", doc, start, end, group.actor_kind)


def _mentions(words: Words, group: Group, spans: set[tuple[int, int]]) -> tuple[Mention, ...]:
    mentions = []
    for found in sorted(group.found, key=lambda f: (f.first, f.stop)):
        span = words.span(found.first, found.stop)
        if span not in spans:
            spans.add(span)
            mentions.append(Mention(*span, found.kind, found.ids))
    return tuple(mentions)


def _chain(groups: Groups, group: Group, mentions: tuple[Mention, ...], ids: dict[int, str]) -> Chain:
    of = ids.get(id(group.of)) if group.of is not None and group.of is not group else None
    return Chain(
        id=ids[id(group)],
        name=_name(groups, group),
        actor_kind=group.actor_kind,
        named=group.named,
        mentions=mentions,
        candidates=group.ids,
        of=of,
        role=group.role,
        reason="; ".join(group.reasons),
    )


def _without_of(chain: Chain) -> Chain:
    return Chain(
        chain.id, chain.name, chain.actor_kind, chain.named, chain.mentions, chain.candidates, None, chain.role,
        chain.reason,
    )  # fmt: skip


def _name(groups: Groups, group: Group) -> str:
    """The fullest form as printed: a name of the registry, a name, a description, else the turn's label."""
    words = groups.words
    printed = [(words.quote(f.first, f.stop), f) for f in sorted(group.found, key=lambda f: f.first)]
    if group.ids and group.named:
        known = [
            form for form, f in printed if f.kind == "name" and group.ids[0] in groups.registry.lookup(form)
        ]
        if known:
            return max(known, key=_length)
    for kinds in (("name",), ("demonym",), ("title", "nominal")):
        forms = [form for form, f in printed if f.kind in kinds and f.actor_kind == group.actor_kind]
        if forms:
            introducing = [form for form in forms if not form.lower().startswith(_REFERRING)]
            return max(introducing or forms, key=_length)
    return group.label or printed[0][0]


def _length(form: str) -> tuple[int, int]:
    return len(form.split()), len(form)
