"""The registry: look-ups by name, terms of office, groups, and what makes a bad row."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.reference import Reference
from rapporteur.reference.reference import DATA
from rapporteur.reference.registry import Registry, load_registry


@pytest.fixture(scope="module")
def registry(reference: Reference) -> Registry:
    return reference.registry


@pytest.mark.parametrize(
    ("name", "registry_id"),
    [
        ("DPRK", "state:PRK"),
        ("D.P.R.K.", "state:PRK"),
        ("Côte d’Ivoire", "state:CIV"),
        ("Cote d'Ivoire", "state:CIV"),
        ("Ban Ki-moon", "person:ban-ki-moon"),
        ("Ban Ki Moon", "person:ban-ki-moon"),
        ("Jong Un Kim", "person:kim-jong-un"),
        ("U.N.", "organ:UN"),
        ("Zeid Raad al-Hussein", "person:zeid-raad-al-hussein"),
        ("People's Daily", "media:peoples-daily"),
    ],
)
def test_names_are_found_in_their_spellings(registry: Registry, name: str, registry_id: str) -> None:
    assert registry.lookup(name) == (registry_id,)


@pytest.mark.parametrize("word", ["us", "un", "Un", "who", "Who", "turkey", "chad", "the", ""])
def test_words_are_not_names_without_their_capitals(registry: Registry, word: str) -> None:
    assert registry.lookup(word) == ()


def test_a_name_of_two_bodies_gives_both(registry: Registry) -> None:
    assert set(registry.lookup("Congolese")) == {"state:COD", "state:COG"}


def test_the_holder_of_a_mandate_depends_on_the_day(registry: Registry) -> None:
    def holder(day: date) -> list[str]:
        return [term.person for term in registry.holders("organ:HCHR", day)]

    assert holder(date(2014, 8, 31)) == ["person:navi-pillay"]
    assert holder(date(2014, 9, 1)) == ["person:zeid-raad-al-hussein"]
    assert holder(date(2022, 9, 15)) == []


def test_posts_of_a_person(registry: Registry) -> None:
    posts = {term.post for term in registry.posts("person:marzuki-darusman", date(2013, 9, 1))}
    assert posts == {"mandate:PRK", "organ:HRC-COI"}


def test_a_group_has_the_members_of_the_day(registry: Registry) -> None:
    assert "GBR" in registry.members("group:EU", date(2014, 10, 30))
    assert "GBR" not in registry.members("group:EU", date(2021, 1, 1))
    assert "HRV" not in registry.members("group:EU", date(2013, 6, 30))
    assert len(registry.members("group:EU", date(2014, 10, 30))) == 28


def test_all_members_of_the_united_nations_are_there(registry: Registry) -> None:
    members = [state for state in registry.states.values() if state.status == "member"]
    assert len(members) == 193
    assert all(state.un_group and state.entry.demonyms is not None for state in members)


def test_kinds_parents_and_codes(registry: Registry) -> None:
    assert registry.kind("organ:SG") == "un-mandate"
    assert registry.parent("media:kcna") == "state:PRK"
    assert registry.iso3("mandate:IRN") == "IRN"
    assert registry.name("state:PRK") == "North Korea"
    assert registry.name("state:XXX") is registry.kind("nobody") is registry.parent("nobody") is None


def test_every_parent_is_in_the_registry(registry: Registry) -> None:
    parents = {entry.of for entry in registry.entries.values() if entry.of}
    assert parents <= set(registry.entries)


def test_publishers_and_agencies_have_the_ids_of_the_registry(
    registry: Registry, reference: Reference
) -> None:
    lines = (reference.root / "publishers.csv").read_text(encoding="utf-8").splitlines()
    shared_ids = {id_ for line in lines for id_ in line.split(",") if id_ in registry.entries}
    assert {"media:dw", "media:aljazeera", "organ:OHCHR"} <= shared_ids


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("states.csv", "PRK,Twice,,,,,,member,,test,2026"),
        ("states.csv", "ABC,Somewhere,,,,,,colony,,test,2026"),
        ("holders.csv", "mandate:NOPE,person:ban-ki-moon,x,2014,..,sure,test,2026"),
        ("holders.csv", "organ:SG,person:ban-ki-moon,x,2016,2007,sure,test,2026"),
        ("holders.csv", "organ:SG,person:ban-ki-moon,x,May,..,sure,test,2026"),
        ("people.csv", "person:x,X Y,,it,,test,2026"),
        ("group_members.csv", "group:EU,ZZZ,..,..,test,2026"),
        ("nicknames.csv", "the East,state:ZZZ,name,,,test,2026"),
        ("name_words.csv", "Blob,org:blob,test"),
        ("people_nouns.csv", "official,officials,official,,test"),
    ],
)
def test_a_bad_row_names_file_and_line(tmp_path: Path, file: str, row: str) -> None:
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    path = root / file
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(ReferenceDataError, match=rf"{file}:{line}"):
        load_registry(root)
