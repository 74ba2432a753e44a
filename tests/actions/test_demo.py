"""The example case: made, gone on with, and never mixed with another."""

from pathlib import Path

import pytest

from rapporteur.actions import Added, add_example, demo_case
from rapporteur.actions.demo import read_manifest
from rapporteur.errors import InputError
from rapporteur.reference import Reference
from tests.store.crash import clock
from tests.store.samples import new_case


def test_the_example_is_added_once_with_what_its_manifest_says(tmp_path: Path, reference: Reference) -> None:
    case = demo_case(tmp_path / "demo", reference=reference, now=clock)
    first = list(add_example(case, now=clock))
    assert {getattr(result, "outcome", "left out") for result in first} == {"added"}
    again = demo_case(tmp_path / "demo", reference=reference, now=clock)
    assert all(isinstance(r, Added) and r.outcome == "known" for r in add_example(again, now=clock))
    manifest = read_manifest()
    with case.open_store() as store:
        origins = {h.document.origin.name: h.document.origin for h in store.holdings()}
    for path, given in manifest.documents:
        origin = origins[path.name]
        assert (origin.url, origin.retrieved, origin.publisher, origin.confidentiality) == (
            given.url, given.retrieved, given.publisher, given.confidentiality,
        )  # fmt: skip


def test_the_example_is_not_put_into_another_case(tmp_path: Path, reference: Reference) -> None:
    case = new_case(tmp_path / "case")
    with pytest.raises(InputError, match="choose another folder"):
        demo_case(case.folder, reference=reference)


def test_an_example_without_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"manifest\.toml"):
        read_manifest(tmp_path)
