"""Events, contradictions and steps, as pages show them."""

from typing import get_args

from rapporteur.dossier.casebook import Casebook
from rapporteur.dossier.dates import date_words, sort_key
from rapporteur.dossier.views import (
    ContradictionView,
    EventView,
    Part,
    Phrase,
    Quote,
    ReportView,
    StepView,
    TrackView,
)
from rapporteur.dossier.visible import one_line
from rapporteur.dossier.wording import (
    according_to,
    actor_phrase,
    actors_phrase,
    capitalized,
    event_sentence,
    instrument_href,
    instrument_name,
    plain,
    reports_in_order,
    short_title,
    text_phrase,
    words,
)
from rapporteur.model.case import CaseEvent, Report, Step, StepState
from rapporteur.model.claim import Event
from rapporteur.model.relation import Relation

STATES = get_args(StepState)


def view_events(book: Casebook) -> tuple[EventView, ...]:
    """All events, oldest first, those without a date last."""
    views = (view_event(book, event) for event in book.state.events)
    return tuple(sorted(views, key=lambda view: (*sort_key(view.edtf), view.label, view.id)))


def view_event(book: Casebook, event: CaseEvent) -> EventView:
    """One event with its reports and contradictions."""
    labels = book.labels
    phrase = labels.phrases[event.type]
    return EventView(
        id=event.id,
        href=book.event_href(event),
        label=phrase.label,
        lane=phrase.lane,
        short=short_title(book, event),
        sentence=event_sentence(book, event),
        undated=event_sentence(book, event, dated=False),
        status=labels.of("status", event.status),
        status_key=event.status,
        edtf=event.date,
        date=date_words(event.date),
        roles=tuple(
            (labels.of("role", r.name), actors_phrase(book, r.actors)) for r in event.roles if r.actors
        ),
        place=event.place or "",
        instrument=capitalized(text_phrase(book, event.instrument, event.paragraph)),
        outcome=event.outcome or "",
        plover=_plover_words(event),
        facts=event.facts,
        reports=tuple(view_report(book, report) for report in reports_in_order(book, event)),
        independent=event.independent,
        contested=tuple(labels.of("fact", fact) for fact in event.contested),
        contradictions=view_contradictions(book, tuple(report.claim for report in event.reports)),
        according_to=according_to(book, event),
        overtaken=_overtaken(book, event),
    )


def _overtaken(book: Casebook, event: CaseEvent) -> Phrase:
    """What has happened since, where that leaves nothing of a plan."""
    later = book.events.get(event.overtaken_by or "")
    return (Part(plain(event_sentence(book, later)), book.event_href(later)),) if later else ()


def _plover_words(event: CaseEvent) -> str:
    """The PLOVER coding in one line; empty for none."""
    if event.plover is None:
        return ""
    parts = [event.plover.type, event.plover.mode or "", ", ".join(event.plover.context)]
    return " / ".join(part for part in parts if part)


def view_report(book: Casebook, report: Report) -> ReportView:
    """One source's account."""
    claim = book.claims.get(report.claim)
    original = book.copy_of.get(report.doc)
    return ReportView(
        claim=report.claim,
        quotes=book.quotes(report.evidence),
        source=book.source_quote(report.doc),
        date=date_words(report.date),
        date_reason=(claim.date_reason or "") if isinstance(claim, Event) else "",
        status=book.labels.of("status", report.status),
        per=actor_phrase(book, report.per, report.doc) if report.per else (),
        copy_of=source_part(book, original) if original else (),
        block=claim.block if isinstance(claim, Event) and claim.block == "caption" else "",
    )


def source_part(book: Casebook, doc: str) -> Phrase:
    """A source as part of a sentence."""
    return (Part(book.source_label(doc), book.source_href(doc)),)


def view_contradictions(book: Casebook, claims: tuple[str, ...]) -> tuple[ContradictionView, ...]:
    """Contradictions that touch any of these claims, each once."""
    found = {relation.id: relation for claim in claims for relation in book.contradictions.get(claim, ())}
    return tuple(view for key in sorted(found) if (view := view_contradiction(book, found[key])) is not None)


def view_all_contradictions(book: Casebook) -> tuple[ContradictionView, ...]:
    """All contradictions of the case."""
    relations = (r for r in book.state.relations.relations if r.relation == "contradicts")
    return tuple(view for relation in relations if (view := view_contradiction(book, relation)) is not None)


def view_contradiction(book: Casebook, relation: Relation) -> ContradictionView | None:
    """Two claims side by side; None where a side lies in a source that is held back."""
    sides = (_side(book, relation, relation.a), _side(book, relation, relation.b))
    if not all(sides):
        return None
    values = (*relation.values, "", "")
    return ContradictionView(
        fact=book.labels.of("fact", relation.on or "fact"),
        reason=relation.reason,
        left_value=_value_words(relation.on, values[0]),
        right_value=_value_words(relation.on, values[1]),
        left=sides[0],
        right=sides[1],
        about=_subject(book, relation),
    )


def _side(book: Casebook, relation: Relation, identifier: str) -> tuple[Quote, ...]:
    """The words of one side: those of its claim, or those in its document."""
    claim = book.claims.get(identifier)
    if claim is not None:
        return book.quotes(claim.evidence)
    return book.quotes(item for item in relation.evidence if item.doc == identifier)


def _value_words(fact: str | None, value: str) -> str:
    """What a side prints, dates in words."""
    return date_words(value) if fact == "date" and value else one_line(value)


def _subject(book: Casebook, relation: Relation) -> Phrase:
    """The event or instrument that a contradiction is about; empty where none is known."""
    event = book.event_of_claim.get(relation.a) or book.event_of_claim.get(relation.b)
    if event is not None:
        return (Part(plain(event_sentence(book, event, dated=False)).rstrip("."), book.event_href(event)),)
    instrument = book.instrument_of_claim.get(relation.a) or book.instrument_of_claim.get(relation.b)
    if instrument is not None:
        return capitalized((Part("the " + instrument_name(book, instrument), instrument_href(instrument)),))
    return ()


def view_tracks(book: Casebook) -> tuple[TrackView, ...]:
    """Steps by track, in the order of the label table; other tracks after them by name."""
    known = book.labels.keys("track")
    found = {step.track for step in book.state.steps}
    order = [track for track in known if track in found] + sorted(found - set(known))
    return tuple(
        TrackView(
            book.labels.of("track", track),
            tuple(
                sorted(
                    (view_step(book, step) for step in book.state.steps if step.track == track),
                    key=lambda v: (STATES.index(v.state_key), *sort_key(v.edtf), v.label, v.event_href),
                )
            ),
        )
        for track in order
    )


def view_step(book: Casebook, step: Step) -> StepView:
    """One step with its event and its rule."""
    event = book.events.get(step.event) if step.event else None
    return StepView(
        label=step.label,
        state=book.labels.of("step-state", step.state),
        state_key=step.state,
        edtf=step.date,
        date=date_words(step.date),
        sentence=event_sentence(book, event, dated=False) if event else _draft_sentence(book, step),
        event_href=_step_href(book, step, event),
        according_to=according_to(book, event) if event else "",
        rule=step.rule or "",
        rule_status=book.labels.of("rule-status", step.rule_status) if step.rule_status else "",
        rule_confirmed=step.rule_status == "confirmed",
        quotes=book.quotes(step.evidence),
    )


def _step_href(book: Casebook, step: Step, event: CaseEvent | None) -> str:
    if event is not None:
        return book.event_href(event)
    text = book.instruments.get(step.instrument or "")
    return instrument_href(text) if text else ""


def _draft_sentence(book: Casebook, step: Step) -> Phrase:
    """A draft that shows its step itself: who stands behind it, as far as the sources say."""
    text = book.instruments.get(step.instrument or "")
    if text is None:
        return words(step.label + ".")
    sponsors = (Part(" by "), *actors_phrase(book, text.sponsors)) if text.sponsors else ()
    tail = " is among the documents." if text.texts else " is spoken of; no source tells of its tabling."
    return capitalized((*text_phrase(book, text.id, None), *sponsors, Part(tail)))
