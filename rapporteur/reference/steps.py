"""Steps of the route through the forums, each with the rule it rests on (data/steps.csv)."""

from dataclasses import dataclass
from pathlib import Path

from rapporteur.model.vocabulary import EVENT_TYPES, STATUSES
from rapporteur.reference.rows import one_of, read_rows

COLUMNS = (
    "track", "step", "event_types", "statuses", "bodies", "instrument_kinds", "label", "rule", "rule_status", "source",
)  # fmt: skip

RULE_STATUSES = ("confirmed", "unconfirmed", "")


@dataclass(frozen=True, slots=True)
class StepRule:
    """Which events show a step. Empty `statuses`, `bodies`, `instrument_kinds` allow any.

    Without `event_types` the step is shown by a draft itself: `announced` where sources only speak of it,
    `circulated` where its text is among the documents.
    """

    track: str
    step: str
    event_types: frozenset[str]
    statuses: frozenset[str]
    bodies: frozenset[str]
    instrument_kinds: frozenset[str]
    label: str
    rule: str | None
    rule_status: str | None


@dataclass(frozen=True)
class Steps:
    """Rules in the order of the route: the first that fits an event names its step."""

    rules: tuple[StepRule, ...]


def load_steps(root: Path) -> Steps:
    """Read data/steps.csv.

    Raises:
        ReferenceDataError: A row is wrong; the message names file and line.
    """
    path = root / "steps.csv"
    return Steps(tuple(_rule(row, f"{path.name}:{line}") for line, row in read_rows(path, COLUMNS)))


def _rule(row: dict[str, str], place: str) -> StepRule:
    status = one_of(row["rule_status"], RULE_STATUSES, place=f"{place} rule_status")
    return StepRule(
        track=row["track"],
        step=row["step"],
        event_types=_set(row["event_types"], EVENT_TYPES, f"{place} event_types"),
        statuses=_set(row["statuses"], STATUSES, f"{place} statuses"),
        bodies=_set(row["bodies"]),
        instrument_kinds=_set(row["instrument_kinds"]),
        label=row["label"],
        rule=row["rule"] or None,
        rule_status=status or None,
    )


def _set(cell: str, allowed: tuple[str, ...] | None = None, place: str = "") -> frozenset[str]:
    values = frozenset(value.strip() for value in cell.split(";") if value.strip())
    return frozenset(one_of(value, allowed, place=place) for value in values) if allowed else values
