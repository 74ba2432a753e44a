"""Fixtures that every part of the tests uses."""

import os
from pathlib import Path

import pytest

from rapporteur.reference import Reference, load_reference


@pytest.fixture(scope="session")
def reference() -> Reference:
    """The reference data that ship with the package."""
    return load_reference()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development data beside the project; tests that need it skip where it is missing."""
    place = Path(os.environ.get("RAPPORTEUR_SHARED", Path(__file__).parents[2] / "shared"))
    if not (place / "seeds").is_dir():
        pytest.skip(f"development data not found at {place} (set RAPPORTEUR_SHARED)")
    return place
