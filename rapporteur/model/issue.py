"""What was not understood, or could not be read, with its place."""

from dataclasses import dataclass
from typing import Literal

from rapporteur.model.span import Evidence

Loudness = Literal["note", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person should look at.

    `code` is short and stable (`text-undecodable`, `date-without-year`, ...; listed in
    docs/reference/issues.md); `message` names the value, the place and the next step. `loudness` is `note`
    (for information), `warning` (something may be missing) or `error` (the document could not be used).
    """

    code: str
    message: str
    loudness: Loudness
    doc: str | None = None
    evidence: tuple[Evidence, ...] = ()
