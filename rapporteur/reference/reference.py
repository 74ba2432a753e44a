"""The one door to reference data."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapporteur.reference.cues import Cues, load_cues
from rapporteur.reference.frames import Frames, load_frames
from rapporteur.reference.page_words import PageWords, load_page_words
from rapporteur.reference.registry import Registry, load_registry
from rapporteur.reference.steps import Steps, load_steps
from rapporteur.reference.time_words import TimeWords, load_time_words

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Reference:
    """All tables, read from `root` when first asked for.

    Raises (on first access of a table):
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """

    root: Path

    @cached_property
    def registry(self) -> Registry:
        return load_registry(self.root)

    @cached_property
    def page_words(self) -> PageWords:
        return load_page_words(self.root)

    @cached_property
    def time_words(self) -> TimeWords:
        return load_time_words(self.root)

    @cached_property
    def cues(self) -> Cues:
        return load_cues(self.root)

    @cached_property
    def frames(self) -> Frames:
        return load_frames(self.root)

    @cached_property
    def steps(self) -> Steps:
        return load_steps(self.root)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over names and bytes of all files, so that a dossier can say which data it used."""
        whole = hashlib.sha256()
        for path in sorted(p for p in self.root.rglob("*") if p.is_file()):
            whole.update(path.relative_to(self.root).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
        return whole.hexdigest()


def load_reference(root: Path = DATA) -> Reference:
    """The reference data that ship with the package, or another folder of the same form."""
    return Reference(root)
