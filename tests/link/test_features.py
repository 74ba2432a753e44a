"""When two printed names are one."""

import pytest

from rapporteur.link.features import misprint, same_name


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Pak Chol-su", "Pak Chol Su"),
        ("PAK CHOL SU", "Pak Chol Su"),
        ("Pak Cholsu", "Pak Chol Su"),
        ("Chol Su Pak", "Pak Chol Su"),
        ("Ivo Órbel", "Orbel Ivo"),
    ],
)
def test_spellings_of_one_name(name: str, other: str) -> None:
    assert same_name(name, other) is not None
    assert same_name(other, name) is not None


@pytest.mark.parametrize(
    ("name", "other"), [("Pak Chol Su", "Pak Su Chol"), ("Ivo Orbel", "Ada Orbel"), ("Orbel", "Ivo Orbel")]
)
def test_other_names_are_others(name: str, other: str) -> None:
    assert same_name(name, other) is None


def test_a_misprint_changes_few_letters_of_a_long_name() -> None:
    assert misprint("Lucia Pena Ocaso", "Lucia Pena Ocazo") is not None
    assert misprint("Ivo Orbel", "Ida Orbel") is None
    assert misprint("Kim Il", "Kim Ik") is None
