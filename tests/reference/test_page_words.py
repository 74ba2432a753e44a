"""The tables of page words are read strictly."""

import shutil
from pathlib import Path

import pytest

from rapporteur.errors import ReferenceDataError
from rapporteur.reference import Reference
from rapporteur.reference.page_words import load_page_words
from rapporteur.reference.reference import DATA

FILES = ("page_words.csv", "publishers.csv", "agencies.csv", "calendar_words.csv", "language_words.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(DATA / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("page_words.csv", "menus,whole,Home,en,test"),
        ("page_words.csv", "menu,somewhere,Home,en,test"),
        ("page_words.csv", "menu,whole,,en,test"),
        ("publishers.csv", "Example,,example.org,blog,,test"),
        ("agencies.csv", ",EX,,test"),
        ("calendar_words.csv", "month,en,Smarch,13,test"),
        ("language_words.csv", "en,,test"),
    ],
)
def test_bad_row_names_file_and_line(folder: Path, name: str, row: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    line = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(ReferenceDataError, match=f"{name}:{line}"):
        load_page_words(folder)


def test_every_month_and_weekday_has_a_form_in_the_languages_of_the_un(reference: Reference) -> None:
    for language in ("ar", "en", "es", "fr", "ru"):
        months = {
            w.number for w in reference.page_words.calendar if (w.kind, w.language) == ("month", language)
        }
        days = {
            w.number for w in reference.page_words.calendar if (w.kind, w.language) == ("weekday", language)
        }
        assert (months, days) == (set(range(1, 13)), set(range(1, 8)))


def test_no_domain_belongs_to_two_publishers(reference: Reference) -> None:
    domains = [domain for entry in reference.page_words.publishers for domain in entry.domains]
    assert len(domains) == len(set(domains))


def test_words_match_whole_words_only(reference: Reference) -> None:
    words = reference.page_words
    assert words.finds("caption", "strong", "The minister in this photo")
    assert not words.finds("caption", "strong", "The minister in this photograph")
    assert words.is_whole("menu", "HOME ›")
    assert words.prefix("byline", "By Ines") == 2
