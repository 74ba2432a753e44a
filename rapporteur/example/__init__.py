"""The example case: a manifest and its documents, in the project's own words."""

from pathlib import Path

MANIFEST = Path(__file__).parent / "manifest.toml"
