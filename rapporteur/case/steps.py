"""Steps of the case on its route: which events show which step, by the rules of reference/data/steps.csv."""

from rapporteur.case.events import AFTER_TABLING
from rapporteur.model.case import CaseEvent, CaseInstrument, Step, StepState
from rapporteur.model.link import Actor, Linked
from rapporteur.model.vocabulary import Status
from rapporteur.reference import Reference
from rapporteur.reference.steps import StepRule

_STATES: dict[Status, StepState] = {
    "happened": "taken",
    "planned": "announced",
    "possible": "possible",
    "denied": "denied",
}


def find_steps(
    events: tuple[CaseEvent, ...],
    instruments: tuple[CaseInstrument, ...],
    linked: Linked,
    *,
    reference: Reference,
) -> tuple[Step, ...]:
    """The steps that events and drafts show, in the order of the route and then of the events."""
    actors = {actor.id: actor for actor in linked.actors}
    texts = {instrument.id: instrument for instrument in instruments}
    rules = reference.steps.rules
    found: list[tuple[int, Step]] = []
    for event in events:
        if event.overtaken_by:
            continue
        text = texts.get(event.instrument) if event.instrument else None
        fitting = (place for place, rule in enumerate(rules) if _fits(rule, event, text, actors))
        if (place := next(fitting, None)) is not None:
            found.append((place, _step(rules[place], event)))
    acted_on = {event.instrument for event in events if event.type in AFTER_TABLING}
    for text in instruments:
        if text.id not in acted_on:
            found += [
                (place, _draft_step(rule, text)) for place, rule in enumerate(rules) if _shows(rule, text)
            ]
    return tuple(step for _, step in sorted(found, key=lambda pair: pair[0]))


def _shows(rule: StepRule, text: CaseInstrument) -> bool:
    if rule.event_types or text.instrument_kind not in rule.instrument_kinds:
        return False
    stage = "circulated" if text.texts else "announced"
    return rule.step == stage and (text.body or "").removeprefix("organ:") in rule.bodies


def _draft_step(rule: StepRule, text: CaseInstrument) -> Step:
    return Step(
        track=rule.track,
        step=rule.step,
        label=rule.label,
        state="taken" if text.texts else "announced",
        date=text.date if text.texts else None,
        event=None,
        rule=rule.rule,
        rule_status=rule.rule_status,
        evidence=text.evidence[:1],
        instrument=text.id,
    )


def _fits(rule: StepRule, event: CaseEvent, text: CaseInstrument | None, actors: dict[str, Actor]) -> bool:
    if event.type not in rule.event_types or (rule.statuses and event.status not in rule.statuses):
        return False
    if rule.instrument_kinds and (text is None or text.instrument_kind not in rule.instrument_kinds):
        return False
    return not rule.bodies or bool(rule.bodies & _bodies(event, text, actors))


def _bodies(event: CaseEvent, text: CaseInstrument | None, actors: dict[str, Actor]) -> frozenset[str]:
    """Keys of the organs that act, `GA-C3` and not `organ:GA-C3`; where none does, of the body the text is before."""
    taking_part = (actors[actor].registry_id or "" for role in event.roles for actor in role.actors)
    keys = {registry_id.partition(":")[2] for registry_id in taking_part if registry_id.startswith("organ:")}
    if not keys and text is not None and text.body:
        keys.add(text.body.removeprefix("organ:"))
    return frozenset(keys)


def _step(rule: StepRule, event: CaseEvent) -> Step:
    return Step(
        track=rule.track,
        step=rule.step,
        label=rule.label,
        state=_STATES[event.status],
        date=event.date,
        event=event.id,
        rule=rule.rule,
        rule_status=rule.rule_status,
        evidence=tuple(words for report in event.reports for words in report.evidence[:1]),
    )
