"""What a worker may use, and how the operating system is told so."""

import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for the reading of one document.

    `memory_mib` is address space, `cpu_s` processor time, `wall_s` time on the clock. `input_mib` is the
    largest document that is given to a worker, `reading_mib` and `members_mib` the most it may hand back. The
    longest text that is read (rapporteur/text/limits.py) takes 20 to 35 seconds of processor time.
    """

    memory_mib: int = 1024
    cpu_s: int = 60
    wall_s: int = 180
    input_mib: int = 256
    reading_mib: int = 64
    members_mib: int = 512
    members: int = 10_000


def enforced() -> tuple[str, ...]:
    """The limits that this operating system enforces, in words."""
    always = (
        "time on the clock",
        "size of document and answer",
        "no writing, network or processes (audit hook)",
    )
    if sys.platform == "win32":
        return always
    names = {"RLIMIT_AS": "address space", "RLIMIT_CPU": "processor time", "RLIMIT_FSIZE": "file size"}
    return (*(words for name, words in names.items() if hasattr(resource, name)), *always)


def missing() -> tuple[str, ...]:
    """The limits that this operating system does not enforce, in words."""
    if sys.platform == "win32":
        return ("address space", "processor time", "file size")
    if sys.platform == "darwin":
        return ("address space (macOS takes the limit but does not always heed it)",)
    return ()


def limit_process(limits: Limits) -> None:
    """Bind this process for good: memory, file size, no core dump that could hold a source's words."""
    if sys.platform == "win32":
        return
    _lower("RLIMIT_CORE", 0)
    _lower("RLIMIT_FSIZE", 0)
    _lower("RLIMIT_AS", limits.memory_mib * MIB)


def grant_cpu(limits: Limits) -> None:
    """Give the next document its processor time, on top of what this process has used."""
    if sys.platform == "win32":
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(usage.ru_utime + usage.ru_stime) + 1 + limits.cpu_s
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(
        resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
    )


def _lower(name: str, value: int) -> None:
    if sys.platform == "win32" or not hasattr(resource, name):
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    try:
        resource.setrlimit(kind, (wanted, wanted))
    except (ValueError, OSError):
        return  # a system that knows the limit but does not let it be set: `doctor` names what is missing
