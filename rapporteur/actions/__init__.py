"""One function for each thing a user does; the command line and any other edge go through this door."""

from rapporteur.actions.adding import (
    Added,
    Given,
    LeftOut,
    Source,
    add_files,
    check_given,
    find_sources,
    stream_source,
)
from rapporteur.actions.building import Built, build, has_errors
from rapporteur.actions.cases import Case, Found, find_case, init_case, open_case, utc_now
from rapporteur.actions.checking import Check, doctor, verify_case
from rapporteur.actions.demo import add_example, demo_case
from rapporteur.actions.exporting import Exported, export, formats, log_access
from rapporteur.actions.listing import LISTINGS, find_reading
from rapporteur.actions.looking import is_guarded, state_of

__all__ = [
    "LISTINGS",
    "Added",
    "Built",
    "Case",
    "Check",
    "Exported",
    "Found",
    "Given",
    "LeftOut",
    "Source",
    "add_example",
    "add_files",
    "build",
    "check_given",
    "demo_case",
    "doctor",
    "export",
    "find_case",
    "find_reading",
    "find_sources",
    "formats",
    "has_errors",
    "init_case",
    "is_guarded",
    "log_access",
    "open_case",
    "state_of",
    "stream_source",
    "utc_now",
    "verify_case",
]
