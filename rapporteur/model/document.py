"""A document as it came, before anything is read from it."""

from dataclasses import dataclass

from rapporteur.model.vocabulary import Confidentiality


@dataclass(frozen=True, slots=True)
class Origin:
    """How the bytes came: what the giver said of them.

    `name` is the file name (or, in an archive, `archive.warc!address`); `retrieved` an ISO 8601 date or
    date-time; both `url` and `publisher` are as given, never looked up.
    """

    name: str
    url: str | None = None
    retrieved: str | None = None
    publisher: str | None = None
    confidentiality: Confidentiality = "public"


def origin_order(origin: Origin) -> tuple[str, ...]:
    """Key to sort origins by: the first names a document that came under several. None sorts before any word."""
    fields = (origin.name, origin.url, origin.retrieved, origin.publisher)
    return tuple("" if value is None else "\x01" + value for value in fields)


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes under custody. `id` is the SHA-256 of the bytes, so the same bytes are one document."""

    id: str
    size: int
    media_type: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One leaf of the custody log.

    `seq` counts from 0; `at` is UTC, ISO 8601; `action` is `init`, `add`, `read`, `export` ...; `subject` the
    digest or name it is about; `detail` canonical JSON. `leaf` is the RFC 6962 leaf hash of the entry.
    """

    seq: int
    at: str
    action: str
    subject: str
    detail: str
    leaf: str


@dataclass(frozen=True, slots=True)
class Member:
    """A document found inside another one: a page in a web archive, an attachment of a message.

    `charset` is what the container says of the encoding of its characters (an HTTP or MIME header), as printed
    there; it becomes a parameter of the document's media type.
    """

    origin: Origin
    data: bytes
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class CustodyHead:
    """The head of the custody log: how many entries it has and their Merkle tree hash (RFC 6962), in hex."""

    size: int
    root: str
