"""The example case: a manifest, its documents in the project's own words, and what a careful reader finds in them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from rapporteur.model.document import Origin

FOLDER = Path(__file__).parent
MANIFEST = FOLDER / "manifest.toml"
GOLD = FOLDER / "gold.csv"


@dataclass(frozen=True, slots=True)
class Example:
    """The example case as it is given: name, country, and documents with their origins, in the manifest's order."""

    name: str
    country: str
    documents: tuple[tuple[Origin, bytes], ...]


def load_example() -> Example:
    """Read the example case from the package."""
    manifest = tomllib.loads(MANIFEST.read_text(encoding="utf-8"))
    documents = tuple(
        (
            Origin(
                Path(entry["file"]).name,
                entry.get("url"),
                entry.get("retrieved"),
                entry.get("publisher"),
                entry.get("class", "public"),
            ),
            (FOLDER / entry["file"]).read_bytes(),
        )
        for entry in manifest["document"]
    )
    return Example(manifest["case"]["name"], manifest["case"]["country"], documents)
