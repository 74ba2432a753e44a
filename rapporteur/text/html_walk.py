"""The visible text of a page, block by block, each with its path and what its tags say of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

BLOCK_TAGS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
        "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul",
    }
)  # fmt: skip
HIDDEN_TAGS = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "applet",
        "audio", "video", "canvas", "map", "head", "select", "textarea", "button", "datalist",
    }
)  # fmt: skip
HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BOLD_TAGS = frozenset({"b", "strong"}) | HEADING_TAGS | {"dt"}
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
SPACE = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029]+")
MAX_DEPTH = 250
BREAK = "\x1e"  # stands for <br> until a block is closed; no page holds a record separator
CREDIT_CLASS = re.compile(r"credit|copyright|photographer|rights|imagesource|image-source", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """An element on the way from the root to a block."""

    tag: str
    path: str
    marks: str  # class, id, role, rel and itemprop, for looking at
    serial: int


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A stretch of visible text inside one block element.

    `frames` lead from the root to that element; `linked` and `bold` count the characters of `text` inside
    links and bold type.
    """

    text: str
    frames: tuple[Frame, ...]
    linked: int
    bold: int

    @property
    def owner(self) -> Frame:
        """The block element that holds the text."""
        return self.frames[-1]

    @property
    def is_bold(self) -> bool:
        """All of it is in bold type or a heading."""
        return self.bold >= len(self.text.replace(" ", "")) > 0

    def within(self, *tags: str) -> bool:
        """Whether the text stands inside one of these elements."""
        return any(frame.tag in tags for frame in self.frames)


@dataclass(slots=True)
class _Walk:
    frames: list[Frame] = field(default_factory=list)
    counters: list[Counter[str]] = field(default_factory=lambda: [Counter()])
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    links: int = 0
    bolds: int = 0
    pre: int = 0
    serial: int = 0
    paths: list[str] = field(default_factory=lambda: [""])
    snapshot: tuple[Frame, ...] | None = None

    def take(self, text: str | None) -> None:
        """Add words of the page to the block at hand."""
        if not text:
            return
        self.buffer.append(text if self.pre else SPACE.sub(" ", text))
        count = len(text) - sum(map(text.count, " \t\r\n\u00a0"))
        self.linked += count if self.links else 0
        self.bold += count if self.bolds else 0

    def flush(self) -> Iterator[PageBlock]:
        """Close the block at hand; two line breaks in a row part it in two."""
        whole = "".join(self.buffer)
        linked, bold = self.linked, self.bold
        self.buffer, self.linked, self.bold = [], 0, 0
        if not whole.strip(" \t\r\n" + BREAK):
            return
        if self.snapshot is None:
            self.snapshot = tuple(self.frames)
        parts = [
            part for part in re.split(f"{BREAK} ?{BREAK}[{BREAK} ]*", whole) if part.strip(f"{BREAK} \n")
        ]
        for part in parts:
            lines = [line.strip() for line in part.replace(BREAK, "\n").split("\n")]
            text = "\n".join(line for line in lines if line)
            share = 1.0 if len(parts) == 1 else len(part) / len(whole)
            yield PageBlock(text, self.snapshot, int(linked * share), int(bold * share))


class TooDeepError(Exception):
    """The page is nested deeper than anybody writes."""


def walk_page(root: etree._Element) -> Iterator[PageBlock]:
    """Yield the visible text of a page in its order, in time linear in the page.

    Paths are XPath expressions that find the block element in the page as lxml parses it.

    Raises:
        TooDeepError: More than `MAX_DEPTH` elements stand in each other; every block would carry all of them.
    """
    state = _Walk()
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in {"comment", "pi"} or not isinstance(element.tag, str):
            if event not in {"start"} and not hidden:
                state.take(element.tail)
            continue
        if event == "start":
            hidden += hidden > 0 or _is_hidden(element)
            yield from _open(state, element, hidden > 0)
        else:
            yield from _close(state, element, hidden > 0)
            hidden -= hidden > 0
            if not hidden and element is not root:
                state.take(element.tail)
    yield from state.flush()


def _is_hidden(element: etree._Element) -> bool:
    if element.tag in HIDDEN_TAGS or element.get("hidden") is not None:
        return True
    return bool(HIDDEN_STYLE.search(element.get("style") or ""))


def _is_block(element: etree._Element) -> bool:
    if element.tag in BLOCK_TAGS:
        return True
    # The credit inside a caption is set off by its class only.
    return element.tag in {"span", "small", "cite"} and bool(CREDIT_CLASS.search(element.get("class") or ""))


def _open(state: _Walk, element: etree._Element, hidden: bool) -> Iterator[PageBlock]:
    tag = str(element.tag)
    state.counters[-1][tag] += 1
    state.paths.append(f"{state.paths[-1]}/{tag}[{state.counters[-1][tag]}]")
    state.counters.append(Counter())
    if len(state.paths) > MAX_DEPTH:
        raise TooDeepError
    if hidden:
        return
    if tag == "br":
        state.buffer.append(BREAK)
    if _is_block(element):
        yield from state.flush()
        state.serial += 1
        state.frames.append(Frame(tag, state.paths[-1], _marks(element), state.serial))
        state.snapshot = None
    state.links += tag == "a"
    state.bolds += tag in BOLD_TAGS
    state.pre += tag == "pre"
    state.take(element.text)


def _close(state: _Walk, element: etree._Element, hidden: bool) -> Iterator[PageBlock]:
    tag = str(element.tag)
    state.paths.pop()
    state.counters.pop()
    if hidden:
        return
    if _is_block(element):
        yield from state.flush()
        state.frames.pop()
        state.snapshot = None
    state.links -= tag == "a"
    state.bolds -= tag in BOLD_TAGS
    state.pre -= tag == "pre"


def _marks(element: etree._Element) -> str:
    values = (element.get(name) for name in ("class", "id", "role", "rel", "itemprop"))
    return " ".join(value for value in values if value)[:300]
