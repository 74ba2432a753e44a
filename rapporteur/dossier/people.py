"""Statements by speaker and parties with their positions, as pages show them."""

from collections import defaultdict

from rapporteur.dossier.casebook import Casebook, first_mentions, slug
from rapporteur.dossier.dates import date_words, sort_key
from rapporteur.dossier.views import (
    EventView,
    MatrixView,
    NameView,
    Part,
    PartyGroup,
    PartyView,
    Phrase,
    PositionView,
    SpeakerView,
    StatementView,
)
from rapporteur.dossier.visible import one_line, shortened
from rapporteur.dossier.wording import (
    actor_phrase,
    bare_number,
    capitalized,
    holder_note,
    office_shown,
    speaker_phrase,
    target_phrase,
    text_phrase,
)
from rapporteur.model.claim import Position, Statement
from rapporteur.model.link import Actor

NON_ANSWERS = frozenset({"non-answer", "no-answer", "no-comment", "refers-questions"})
TARGETS_SHOWN = 5


def view_speakers(book: Casebook) -> tuple[SpeakerView, ...]:
    """Statements grouped by speaker, named speakers first, each group oldest first."""
    groups: dict[str, list[StatementView]] = defaultdict(list)
    for statement in book.state.statements:
        if statement.doc in book.readings:
            view = view_statement(book, statement)
            groups[view.speaker_key].append(view)
    first = {statement.id: statement for statement in book.state.statements}
    speakers = []
    for key in sorted(groups, key=lambda key: _speaker_order(book, key)):
        statements = tuple(sorted(groups[key], key=_statement_order))
        actor = book.actors.get(key)
        anchor = f"s-{slug(actor.id)}" if actor else "s-unknown"
        name = capitalized(speaker_phrase(book, first[statements[0].id], quoted_in=False))
        speakers.append(SpeakerView(anchor, name, statements))
    return tuple(speakers)


def _statement_order(view: StatementView) -> tuple[str, str, str, int, str]:
    """By the last day on which it may have been said, then as the source has it."""
    first, last, _ = sort_key(view.edtf)
    return last, first, view.quote.doc, view.start, view.id


def _speaker_order(book: Casebook, key: str) -> tuple[int, str, str]:
    """Named speakers by name, then those without a name, then speakers nobody identified."""
    actor = book.actors.get(key)
    if actor is None:
        return 2, "", key
    return (0 if actor.named else 1), actor.name.casefold(), key


def view_statement(book: Casebook, statement: Statement) -> StatementView:
    """One statement with the firmness of its attribution."""
    labels = book.labels
    actor = book.actor(statement.speaker, statement.doc)
    return StatementView(
        id=statement.id,
        speaker=capitalized(speaker_phrase(book, statement)),
        speaker_key=actor.id if actor else "",
        speaker_named=actor is None or actor.named,
        grade=labels.of("grade", statement.grade),
        grade_key=statement.grade,
        grade_reason=statement.grade_reason,
        form=labels.of("form", statement.form),
        content=book.statement_words(statement),
        quoted=statement.form == "direct",
        quote=book.quote(statement.evidence[0]),
        addressee=_maybe_actor(book, statement.addressee, statement.doc),
        via=_maybe_actor(book, statement.via, statement.doc),
        about=about_phrase(book, statement.about),
        edtf=statement.date,
        date=date_words(statement.date),
        start=statement.evidence[0].start,
        block=statement.block if statement.block in ("question", "answer", "caption") else "",
        non_answer=bool(NON_ANSWERS.intersection(statement.about)),
    )


def _maybe_actor(book: Casebook, identifier: str | None, doc: str) -> Phrase:
    return actor_phrase(book, identifier, doc) if identifier else ()


def about_phrase(book: Casebook, about: tuple[str, ...]) -> Phrase:
    """What a statement is about: instruments and actors as links, other keys as words; marks left out."""
    out: list[Part] = []
    for key in about:
        if key in NON_ANSWERS:
            continue
        phrase: Phrase = text_phrase(book, key, None) if key in book.instruments else ()
        if not phrase and key in book.actors:
            phrase = actor_phrase(book, key)
        if not phrase and key not in book.claims:
            phrase = (Part(book.labels.of("about", key)),)
        if phrase:
            out.extend((Part("; "), *phrase) if out else phrase)
    return tuple(out)


def view_positions(book: Casebook) -> tuple[PositionView, ...]:
    """All positions, oldest first."""
    views = (view_position(book, p) for p in book.state.positions if p.doc in book.readings)
    return tuple(sorted(views, key=lambda v: (*sort_key(v.edtf), v.target_key, v.party_id, v.id)))


def view_position(book: Casebook, position: Position) -> PositionView:
    """One position."""
    target, labels = position.target, book.labels
    actor = book.actor(position.party, position.doc)
    return PositionView(
        id=position.id,
        party=capitalized(actor_phrase(book, position.party, position.doc)),
        party_id=actor.id if actor else "",
        target=capitalized(target_phrase(book, target)),
        target_key="|".join(
            (target.instrument or "", bare_number(target.paragraph or ""), target.proposal or "")
        ),
        stance=labels.of("stance", position.stance),
        stance_key=position.stance,
        for_or_against=labels.of("stance-on", position.stance),
        condition=position.condition or "",
        edtf=position.as_of,
        date=date_words(position.as_of),
        per=_maybe_actor(book, position.per, position.doc),
        quotes=book.quotes(position.evidence),
    )


def view_matrix(positions: tuple[PositionView, ...]) -> MatrixView:
    """Who stands where: the targets most spoken of, and the latest position of each party on each."""
    by_target: dict[str, list[PositionView]] = defaultdict(list)
    for position in positions:
        by_target[position.target_key].append(position)
    parties_on = {key: len({p.party_id for p in found}) for key, found in by_target.items()}
    ranked = sorted(by_target, key=lambda key: (-parties_on[key], -len(by_target[key]), key))
    targets = ranked[:TARGETS_SHOWN]
    shown = [p for p in positions if p.target_key in targets and p.party_id]
    rows = []
    for party in sorted({p.party_id for p in shown}, key=lambda key: _party_name(shown, key)):
        own = [p for p in shown if p.party_id == party]
        cells = tuple(_latest([p for p in own if p.target_key == target]) for target in targets)
        rows.append((own[0].party, cells))
    heads = tuple(by_target[target][0].target for target in targets)
    return MatrixView(heads, tuple(rows), len(ranked) - len(targets))


def _party_name(positions: list[PositionView], party: str) -> tuple[str, str]:
    phrase = next(p.party for p in positions if p.party_id == party)
    return phrase[0].text.removeprefix("The ").casefold(), party


def _latest(positions: list[PositionView]) -> tuple[PositionView, ...]:
    """The positions of the last date, one for each stance; more than one stance on that date is left to see."""
    if not positions:
        return ()
    last = max(sort_key(p.edtf) if p.edtf else ("", "", "") for p in positions)
    found: dict[str, PositionView] = {}
    for position in positions:
        if (sort_key(position.edtf) if position.edtf else ("", "", "")) == last:
            found.setdefault(position.stance_key, position)
    return tuple(found.values())


def view_parties(
    book: Casebook, positions: tuple[PositionView, ...], events: tuple[EventView, ...]
) -> tuple[PartyGroup, ...]:
    """Actors by kind, those with positions and statements first; mentions without a name come last."""
    said: dict[str, int] = defaultdict(int)
    for statement in book.state.statements:
        actor = book.actor(statement.speaker, statement.doc)
        if actor is not None and statement.doc in book.readings:
            said[actor.id] += 1
    events_of = _events_by_actor(book, events)
    by_party: dict[str, list[PositionView]] = defaultdict(list)
    for position in positions:
        by_party[position.party_id].append(position)
    groups = []
    for kind in book.labels.keys("actor-group"):
        actors = [
            actor
            for actor in book.state.linked.actors
            if actor.actor_kind == kind and _is_readable(book, actor)
        ]
        views = [
            view_party(book, actor, tuple(by_party[actor.id]), said[actor.id], tuple(events_of[actor.id]))
            for actor in sorted(actors, key=lambda a: (not a.named, a.name.casefold(), a.id))
        ]
        if views:
            groups.append(PartyGroup(kind, book.labels.of("actor-group", kind), tuple(views)))
    return tuple(groups)


def _is_readable(book: Casebook, actor: Actor) -> bool:
    """Whether any source of this dossier mentions the actor (or none at all: then registry data brought it)."""
    return not actor.mentions or any(mention.doc in book.readings for mention in actor.mentions)


def _events_by_actor(book: Casebook, events: tuple[EventView, ...]) -> dict[str, list[EventView]]:
    """Events by the actors that take part."""
    found: dict[str, list[EventView]] = defaultdict(list)
    for view in events:
        roles = book.events[view.id].roles
        for actor in sorted({actor for role in roles for actor in role.actors}):
            found[actor].append(view)
    return found


def view_party(
    book: Casebook,
    actor: Actor,
    positions: tuple[PositionView, ...],
    statements: int,
    events: tuple[EventView, ...],
) -> PartyView:
    """One actor."""
    readable = [mention for mention in actor.mentions if mention.doc in book.readings]
    counts: dict[str, int] = defaultdict(int)
    for mention in readable:
        counts[" ".join(mention.quote.split())] += 1
    first = {" ".join(e.quote.split()): e for e in first_mentions(actor) if e.doc in book.readings}
    office = office_shown(book, actor)
    return PartyView(
        anchor=slug(actor.id),
        name=one_line(actor.name)
        if office is None
        else f"{office[0].upper()}{office[1:]}{holder_note(actor)}",
        kind=book.labels.of("actor", actor.actor_kind),
        named=actor.named,
        registry_id=actor.registry_id or "",
        iso3=actor.iso3 or "",
        role=one_line(actor.role or "") if office is None else "",
        of=_maybe_actor(book, actor.of, ""),
        names=tuple(
            NameView(shortened(name, limit=120), counts[name], book.href(first[name]))
            for name in sorted(first)
        ),
        mentions=len(readable),
        sources=len({mention.doc for mention in readable}),
        positions=positions,
        statements=statements,
        statements_href=f"statements.html#s-{slug(actor.id)}" if statements else "",
        events=events,
    )
