"""Zip packages and XML from strangers: unpacked under limits, counted while unpacking, never trusted."""

import io
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

MAX_RATIO = 200
MAX_TOTAL = 1 << 30
MAX_MEMBERS = 10_000
MAX_DEPTH = 3
# Below this size no ratio matters: a small file of blanks is no bomb.
RATIO_FLOOR = 1 << 20
CHUNK = 1 << 16
LOCAL_HEADER = 30


class HazardError(Exception):
    """A document that must not, or cannot, be unpacked; the reader turns it into an `Issue`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked from one container; counts what comes out, not what headers promise."""

    total: int = MAX_TOTAL

    def spend(self, count: int, *, name: str, packed: int, unpacked: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            HazardError: `zip-bomb`, the container unpacks to more than it may.
        """
        self.total -= count
        if self.total < 0:
            raise HazardError(
                "zip-bomb", f"unpacks to more than {MAX_TOTAL >> 20} MiB, stopped in {name!r}; " + ADVICE
            )
        if unpacked > RATIO_FLOOR and unpacked > MAX_RATIO * max(packed, 1):
            raise HazardError(
                "zip-bomb",
                f"{name!r} unpacks to more than {MAX_RATIO} times its {packed} bytes, stopped; " + ADVICE,
            )


ADVICE = "unpack it yourself and add what you trust"


class Package:
    """A zip file whose list of members was checked; members are read one by one, never put on a disk.

    Raises:
        HazardError: `zip-broken`, `zip-bomb` (too many members, or members that overlap).

    Source: D. Fifield, "A better zip bomb" (USENIX WOOT 2019), for overlapping members.
    """

    def __init__(self, data: bytes) -> None:
        entries = data.count(b"PK\x01\x02")  # before zipfile makes an object of each
        if entries > 2 * MAX_MEMBERS:
            raise HazardError("zip-bomb", f"lists {entries} members, more than {MAX_MEMBERS}; " + ADVICE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError) as error:
            raise HazardError(
                "zip-broken", f"the zip file cannot be opened ({error}); add an undamaged copy"
            ) from error
        infos = [info for info in self._zip.infolist() if not info.is_dir()]
        if len(infos) > MAX_MEMBERS:
            raise HazardError("zip-bomb", f"has {len(infos)} members, more than {MAX_MEMBERS}; " + ADVICE)
        _refuse_overlap(data, infos)
        self._infos = {info.filename: info for info in infos}
        self._allowance = Allowance()

    @property
    def names(self) -> tuple[str, ...]:
        """Member names as written, in the order of the package; they are labels and never become paths."""
        return tuple(self._infos)

    def read(self, name: str) -> bytes:
        """Unpack one member.

        Raises:
            KeyError: There is no such member.
            HazardError: `zip-bomb`, `zip-password`, `zip-broken`.
        """
        info = self._infos[name]
        if info.flag_bits & 1:
            raise HazardError("zip-password", f"member {name!r} is encrypted; add it without its password")
        out = io.BytesIO()
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    out.write(chunk)
                    self._allowance.spend(
                        len(chunk), name=name, packed=info.compress_size, unpacked=out.tell()
                    )
        except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise HazardError(
                "zip-broken", f"member {name!r} cannot be unpacked ({error}); add an undamaged copy"
            ) from error
        return out.getvalue()


def _refuse_overlap(data: bytes, infos: list[zipfile.ZipInfo]) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        start = info.header_offset
        if start < end or start < 0:
            raise HazardError("zip-bomb", f"member {info.filename!r} overlaps another one; " + ADVICE)
        header = data[start : start + LOCAL_HEADER]
        name_and_extra = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        end = start + LOCAL_HEADER + name_and_extra + info.compress_size


def parse_xml(data: bytes, *, name: str) -> etree._Element:
    """Parse XML that needs no document type: any DOCTYPE, and so any entity, is refused.

    Raises:
        HazardError: `xml-doctype` or `xml-broken`.
    """
    flat = data.replace(b"\x00", b"")  # UTF-16 and UTF-32 hide the word from a plain search
    if b"<!DOCTYPE" in flat or b"<!ENTITY" in flat:
        raise _doctype(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise HazardError(
            "xml-broken", f"{name!r} is not well-formed XML ({error}); add an undamaged copy"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(name)
    return root


def _doctype(name: str) -> HazardError:
    return HazardError(
        "xml-doctype", f"{name!r} declares a document type, which Word never writes and attacks use; not read"
    )
