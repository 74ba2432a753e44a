"""What holds for every input: exact evidence, nothing from furniture, order and repetition without effect."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.dossier import render_dossier
from rapporteur.dossier.exports import export_record
from rapporteur.example import load_example
from rapporteur.model.case import CaseState
from rapporteur.model.claim import Event, Instrument, Position, Statement
from rapporteur.model.document import CustodyHead, Origin
from rapporteur.model.reading import Reading
from rapporteur.model.span import Evidence
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.pipeline import read_case, receive_all
from rapporteur.reference import Reference
from tests.strategies import pages

HEAD = CustodyHead(3, "ab" * 32)


def all_evidence(value: Any) -> Iterator[Evidence]:
    """Every piece of evidence anywhere in a value."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from all_evidence(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_evidence(getattr(value, field.name))


def check_reading(reading: Reading) -> None:
    """Hold one reading against the promises of its stages."""
    text = reading.text
    for a, b in pairwise(text.blocks):
        assert a.end <= b.start
    for block in text.blocks:
        assert 0 <= block.start < block.end <= len(text.text)
        words = text.text[block.start : block.end]
        assert words == words.strip()
    marks = reading.annotations
    for layer in (marks.tokens, marks.sentences, marks.times):
        spans = [(mark.start, mark.end) for mark in layer]
        assert all(one[1] <= following[0] for one, following in pairwise(spans))
    claims = reading.claims
    made: list[Statement | Event | Position | Instrument] = [*claims.statements, *claims.events]
    made += [*claims.positions, *claims.instruments]
    assert all(claim.evidence and claim.made_by for claim in made)
    furniture = [block for block in text.blocks if block.kind in CHROME_KINDS]
    for evidence in all_evidence((claims.statements, claims.events, claims.positions, claims.instruments)):
        evidence.check(text.text)
        assert not any(b.start < evidence.end and evidence.start < b.end for b in furniture)
    for chain in claims.actors:
        for mention in chain.mentions:
            assert 0 <= mention.start < mention.end <= len(text.text)
    known = {chain.id for chain in claims.actors}
    assert {actor for event in claims.events for role in event.roles for actor in role.actors} <= known
    assert {s.speaker for s in claims.statements if s.speaker} <= known
    assert {p.party for p in claims.positions} <= known


def state_of(pages_of_case: list[str], reference: Reference) -> CaseState:
    given_ = [(Origin(f"page-{number}.txt"), page.encode()) for number, page in enumerate(pages_of_case)]
    return read_case(given_, country="PRK", reference=reference)


def bytes_of(state: CaseState, reference: Reference) -> tuple[bytes, dict[str, bytes]]:
    dossier = render_dossier(state, custody=HEAD, reference=reference, case_name="case")
    return b"".join(export_record(state)), dossier


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page=pages)
def test_every_quote_stands_at_its_span_in_generated_pages(page: str, reference: Reference) -> None:
    for reading in state_of([page], reference).readings:
        check_reading(reading)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_no_bytes_stop_the_reading(data: bytes, reference: Reference) -> None:
    state = read_case([(Origin("x"), data)], country=None, reference=reference)
    for reading in state.readings:
        check_reading(reading)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(three=st.lists(pages, min_size=2, max_size=3, unique=True), seed=st.integers(0, 99))
def test_order_of_documents_changes_no_byte(three: list[str], seed: int, reference: Reference) -> None:
    given_ = [(Origin(f"page-{number}.txt"), page.encode()) for number, page in enumerate(three)]
    shuffled = Random(seed).sample(given_, len(given_))  # noqa: S311
    a = bytes_of(read_case(given_, country="PRK", reference=reference), reference)
    b = bytes_of(read_case(shuffled + given_[:1], country="PRK", reference=reference), reference)
    assert a == b


@pytest.fixture(scope="module")
def example(reference: Reference) -> CaseState:
    case = load_example()
    return read_case(case.documents, country=case.country, reference=reference)


def test_the_example_case_keeps_the_promises(example: CaseState) -> None:
    assert len(example.readings) >= 13
    for reading in example.readings:
        check_reading(reading)


def test_the_two_real_pages_keep_the_promises(shared: Path, reference: Reference) -> None:
    given_ = [(Origin(path.name), path.read_bytes()) for path in sorted((shared / "seeds").glob("*.txt"))]
    for reading in read_case(given_, country="PRK", reference=reference).readings:
        check_reading(reading)


def test_reversed_example_gives_the_same_dossier(example: CaseState, reference: Reference) -> None:
    case = load_example()
    other = read_case(case.documents[::-1], country=case.country, reference=reference)
    assert bytes_of(other, reference) == bytes_of(example, reference)


def test_a_second_copy_adds_no_corroboration(reference: Reference) -> None:
    case = load_example()
    copies = [
        (Origin("copy.txt"), data + b"\n") for origin, data in case.documents if origin.name.startswith("10-")
    ]
    once = read_case(case.documents, country="PRK", reference=reference)
    twice = read_case((*case.documents, *copies), country="PRK", reference=reference)
    assert len(copies) == 1
    assert voices_of(twice) == voices_of(once)


def voices_of(state: CaseState) -> list[tuple[str, str, int]]:
    return sorted((event.type, event.date or "", event.independent) for event in state.events)


def test_the_state_of_a_case_uses_the_same_documents_whoever_contains_them(reference: Reference) -> None:
    received = receive_all(load_example().documents)
    assert [document.id for document, _ in received] == sorted(document.id for document, _ in received)


RUN = """
import hashlib, json
from rapporteur.dossier import render_dossier
from rapporteur.dossier.exports import export_record
from rapporteur.example import load_example
from rapporteur.model.document import CustodyHead
from rapporteur.pipeline import read_case
from rapporteur.reference import load_reference

reference, case = load_reference(), load_example()
state = read_case(case.documents, country=case.country, reference=reference)
files = render_dossier(state, custody=CustodyHead(1, "00" * 32), reference=reference, case_name="x")
files["record"] = b"".join(export_record(state))
print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}))
"""


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed() -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", RUN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert json.loads(runs[0]) == json.loads(runs[1])
