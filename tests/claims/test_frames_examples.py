"""Each row of the frame tables carries its own test."""

import pytest

from rapporteur.claims.events import find_events
from rapporteur.claims.instruments import find_instruments
from rapporteur.claims.positions import find_positions
from rapporteur.model.claim import Event
from rapporteur.reference import Reference, load_reference
from rapporteur.reference.frames import Frame, PositionFrame
from tests.claims.build import document

FRAMES = [frame for frame in load_reference().frames.frames if frame.example]
POSITIONS = [frame for frame in load_reference().frames.positions if frame.expect]


def told(event: Event) -> str:
    """The event in the words of the column `expect`."""
    roles = " ".join(
        f"{role.name}={','.join(actor.split(':')[-1] for actor in role.actors)}" for role in event.roles
    )
    return f"{event.type} {event.status} {roles}"


def events_of(marked: str, reference: Reference, **more: object) -> list[str]:
    text, annotations = document(marked, **more)  # type: ignore[arg-type]
    instruments = find_instruments(text, annotations, reference=reference)
    return [told(event) for event in find_events(text, annotations, instruments, reference=reference)]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.example[:50])
def test_frame_reads_its_example(frame: Frame, reference: Reference) -> None:
    found = events_of(frame.example, reference)
    if frame.expect:
        assert frame.expect in found
    else:
        assert not [line for line in found if line.startswith(frame.type)] or frame.roles


@pytest.mark.parametrize("frame", POSITIONS, ids=lambda frame: frame.example[:50])
def test_position_word_reads_its_example(frame: PositionFrame, reference: Reference) -> None:
    text, annotations = document(frame.example)
    instruments = find_instruments(text, annotations, reference=reference)
    events = find_events(text, annotations, instruments, reference=reference)
    found = find_positions(text, annotations, instruments, events, reference=reference)
    assert frame.expect in [f"{position.stance} {position.party.split(':')[-1]}" for position in found]
