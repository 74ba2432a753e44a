"""Web pages: the article told from the page around it, in order, each block with its path."""

import copy
import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree
from lxml import html as lxml_html

from rapporteur.intake.media_type import charset_of
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import Reference
from rapporteur.text import limits
from rapporteur.text.building import Builder
from rapporteur.text.decode import decode
from rapporteur.text.draft import Draft
from rapporteur.text.html_metadata import PageMetadata, read_metadata
from rapporteur.text.html_walk import CREDIT_CLASS, HEADING_TAGS, PageBlock, TooDeepError, walk_page

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
TITLE_TAIL = re.compile(r"\s+[|–—·»-]\s+")
CHROME_TAGS = ("nav", "footer", "form", "dialog", "menu")
CHROME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|share|sharing|social|related|recommend\w*|more-on|read-?more"
    r"|newsletter|subscribe|signup|cookies?|consent|promo|advert\w*|ads?|sponsor(?:ed)?-content|disqus"
    r"|comments?(?!-(?:on|off|open|closed))"
    r"|footer|sidebar|teasers?|tags|toolbar|skip-?link|pagination|paywall|most-read|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
PULL_CLASS = re.compile(r"pull-?quote|blockquote|quote", re.IGNORECASE)
BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|writer|dateline|published|pubdate|timestamp)", re.IGNORECASE
)
CAPTION_CLASS = re.compile(r"caption|legend", re.IGNORECASE)
# A credit printed behind a caption: "... at the lake. Photo: Lena Marsh", "... (Reuters/A. Bo)" stays a caption.
CREDIT_TAIL = re.compile(r"(?<=\S)\s*\(?\b(?:Image|Photo|Photograph|Picture|Foto|Bild|Credit)s?\s?:\s?\S")
YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
MAX_CHARACTERS = 1_000_000  # of a page in which an article is looked for
MAX_BLOCKS = 20_000
LONG = 40
ENOUGH = 200
MAX_ATTRIBUTES = 300
TAG = re.compile(r"<[A-Za-z][^\s/>]*")
ATTRIBUTE = re.compile(r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>\"'][^\s>]*))?")
CROWDED = ("html-attributes", f"a tag of the page has more than {MAX_ATTRIBUTES:,} attributes")
TOO_DEEP = ("html-too-deep", "the page is nested deeper than the parser follows")


@dataclass(frozen=True, slots=True)
class Article:
    """Which blocks of a page are its article, and the issue where that was not found out."""

    chosen: frozenset[int]
    issue: Issue | None = None


def read_html(
    data: bytes, document: Document, *, reference: Reference, charset: str | None = None, whole: bool = False
) -> Draft:
    """Read a web page.

    Args:
        data: The page as it was served or saved.
        document: For the ids of issues.
        reference: Not needed; every reader has the same form.
        charset: What a transport header says of the encoding; else a parameter of the media type counts.
        whole: Take all visible text for the article, as in a message.

    Returns:
        A draft that is not settled: title, headings, paragraphs, list items, quotes, tables, captions and
        credits of the article in the order of the page; what stands around it as `menu` or `boilerplate`.
        `place` is an XPath into the page. Issues: `html-no-article`, `html-too-deep`,
        `html-attributes`, those of `decode`.
    """
    del reference
    decoded = decode(
        data, doc=document.id, declared=charset or charset_of(document.media_type) or _declared(data)
    )
    if has_crowded_tag(_without_scripts(decoded.text)):
        return _read_flat(decoded.text, document, decoded.issues, CROWDED)
    root = _parse(decoded.text)
    if root is None:
        return _read_flat(decoded.text, document, decoded.issues, TOO_DEEP)
    metadata = read_metadata(root)
    try:
        blocks = _first_blocks(walk_page(root))
    except TooDeepError:
        return _read_flat(decoded.text, document, decoded.issues, TOO_DEEP)
    article = Article(_outside_chrome(blocks)) if whole else find_article(root, blocks, doc=document.id)
    builder = _build(blocks, article.chosen)
    issues = (*decoded.issues, *((article.issue,) if article.issue else ()))
    title = _title(metadata, blocks, article.chosen)
    return Draft(
        builder.text,
        tuple(builder.blocks),
        title=title,
        publisher=metadata.publisher,
        byline=metadata.byline,
        published=metadata.published,
        published_reason=metadata.published_reason,
        language=metadata.language,
        issues=issues,
    )


def find_article(root: etree._Element, blocks: Sequence[PageBlock], *, doc: str | None = None) -> Article:
    """Tell the blocks of the article from the page around them.

    trafilatura finds the body, in precision mode and then in recall mode; its words are looked up among our
    own blocks, and neighbours of the same kind that it dropped (bold questions, captions, a standfirst) join.
    """
    if len(blocks) <= MAX_BLOCKS and sum(len(block.text) for block in blocks) <= MAX_CHARACTERS:
        for is_careful in (True, False):
            found = _extract(root, is_careful)
            core = [number for number, block in enumerate(blocks) if _is_core(block, found)]
            if sum(len(blocks[number].text) for number in core) >= ENOUGH:
                return Article(_join_neighbours(blocks, core, found))
    chosen = _outside_chrome(blocks)
    issue = Issue(
        "html-no-article",
        "no article was told from the rest of the page; its whole visible text was taken",
        "note",
        doc,
    )
    return Article(chosen, issue if chosen else None)


@dataclass(frozen=True, slots=True)
class Extracted:
    """Words that trafilatura took for the body, without white space: element by element, and as a whole."""

    parts: frozenset[str]
    whole: str

    def holds(self, text: str) -> bool:
        """Whether these words are among them."""
        key = _squeeze(text)
        return key in self.parts or (len(key) >= 20 and key in self.whole)


def _extract(root: etree._Element, is_careful: bool) -> Extracted:
    import trafilatura  # slow to load, and only web pages need it

    try:
        result = trafilatura.bare_extraction(
            copy.deepcopy(root),
            favor_precision=is_careful,
            favor_recall=not is_careful,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        result = None  # a page that trips the extractor is read as a whole
    body = getattr(result, "body", None)
    if body is None:
        return Extracted(frozenset(), "")
    parts = [_squeeze("".join(element.itertext())) for element in body.iter() if isinstance(element.tag, str)]
    return Extracted(frozenset(parts[1:]), _squeeze("".join(body.itertext())))


def _squeeze(text: str) -> str:
    return "".join(text.split())


def _is_core(block: PageBlock, found: Extracted) -> bool:
    return len(block.text) >= LONG and not _in_chrome(block, 0) and found.holds(block.text)


def _join_neighbours(blocks: Sequence[PageBlock], core: list[int], found: Extracted) -> frozenset[int]:
    scope = _scope([blocks[number] for number in core])
    parents = {frame.serial for number in core for frame in blocks[number].frames[-2:]}
    chosen = set(core)
    for number, block in enumerate(blocks):
        if len(block.frames) <= scope or block.frames[scope - 1] != blocks[core[0]].frames[scope - 1]:
            if block.owner.tag == "h1" and number < core[0]:
                chosen.add(number)
            continue
        if not _in_chrome(block, scope) and _belongs(
            block, parents, number < core[0], number > core[-1], found
        ):
            chosen.add(number)
    return frozenset(chosen)


def _belongs(block: PageBlock, parents: set[int], is_before: bool, is_after: bool, found: Extracted) -> bool:
    """Whether a block inside the article's element is part of the article."""
    if block.within("figure", "figcaption", "blockquote") or _is_caption(block) or block.owner.tag == "h1":
        return True
    if block.linked * 2 > len(_squeeze(block.text)):
        return False
    is_sibling = any(frame.serial in parents for frame in block.frames[-2:])
    if is_before:
        is_head = block.owner.tag in HEADING_TAGS or _is_byline(block) or _is_date_line(block)
        return is_head or len(block.text) >= LONG or block.owner.serial in parents
    if found.holds(block.text):
        return True
    if is_after:
        return is_sibling and block.owner.tag in {"p", "dd", "li"}
    return is_sibling or block.owner.tag in {"p", "dt", "dd", "li", "td", "th", "h2", "h3", "h4"}


def _scope(core: list[PageBlock]) -> int:
    """How many outer frames all core blocks share; no further in than their article or main element."""
    shared = len(core[0].frames) - 1
    for block in core[1:]:
        while block.frames[:shared] != core[0].frames[:shared]:
            shared -= 1
    frames = core[0].frames[:shared]
    outer = [depth for depth, frame in enumerate(frames, start=1) if frame.tag in {"article", "main"}]
    return max(outer[-1] if outer else shared, 1)


def _in_chrome(block: PageBlock, scope: int) -> bool:
    """Whether a frame inside the scope (any, but body, where it is 0) is furniture of the page."""
    frames = (
        block.frames[scope:] if scope else tuple(f for f in block.frames if f.tag not in {"html", "body"})
    )
    return any(_is_furniture(frame.tag, frame.marks) for frame in frames)


@lru_cache(maxsize=4096)  # the elements around a block stand around thousands of others
def _is_furniture(tag: str, marks: str) -> bool:
    if tag in CHROME_TAGS or "navigation" in marks:
        return True
    if tag in {"article", "main"}:
        return False  # their classes name categories and settings
    if tag == "aside":
        return not PULL_CLASS.search(marks)
    return bool(CHROME_CLASS.search(marks)) and not BYLINE_CLASS.search(marks)


@lru_cache(maxsize=4096)
def _is_pull(tag: str, marks: str) -> bool:
    return tag == "aside" or bool(PULL_CLASS.search(marks))


def _outside_chrome(blocks: Sequence[PageBlock]) -> frozenset[int]:
    kept = [n for n, block in enumerate(blocks) if not _in_chrome(block, 0)]
    return frozenset(kept or range(len(blocks)))


def _build(blocks: Sequence[PageBlock], chosen: frozenset[int]) -> Builder:
    kinds = [_kind(block) if n in chosen else _outer_kind(block) for n, block in enumerate(blocks)]
    _name_cells(kinds, blocks)
    _name_title(kinds, blocks)
    _raise_questions(kinds, blocks)
    builder = Builder()
    number = 0
    while number < len(blocks):
        row = _row(blocks, kinds, number)
        if len(row) > 1:
            builder.add("table", " | ".join(block.text for block in row), place=row[0].frames[-2].path)
        else:
            _add(builder, kinds[number], blocks[number])
        number += len(row)
    return builder


def _add(builder: Builder, kind: BlockKind, block: PageBlock) -> None:
    """Add a block; a caption is parted from the credit printed behind it."""
    tail = CREDIT_TAIL.search(block.text) if kind == "caption" else None
    cut = tail.start() if tail else len(block.text)
    builder.add(kind, block.text[:cut], place=block.owner.path)
    builder.add("credit", block.text[cut:], place=block.owner.path)


def _row(blocks: Sequence[PageBlock], kinds: list[BlockKind], number: int) -> Sequence[PageBlock]:
    """The cells of one table row, where a table holds data and not the layout of the page."""
    end = number + 1
    if kinds[number] == "table":
        row = blocks[number].frames[-2]
        while end < len(blocks) and kinds[end] == "table" and blocks[end].frames[-2] == row:
            end += 1
    return blocks[number:end]


def _kind(block: PageBlock) -> BlockKind:
    owner = block.owner
    if owner.tag in HEADING_TAGS:
        return "heading"
    if CREDIT_CLASS.search(owner.marks) and (
        block.within("figure", "figcaption") or owner.tag in {"span", "small"}
    ):
        return "credit"
    if block.within("figure", "figcaption") or _is_caption(block):
        return "caption"
    if block.within("blockquote") or any(_is_pull(frame.tag, frame.marks) for frame in block.frames[2:]):
        return "quote"
    if _is_byline(block) or (_is_date_line(block) and block.within("header")):
        return "byline"
    if owner.tag in {"td", "th"} and len(block.frames) > 1 and len(block.text) < 200:
        return "table"
    return "list-item" if owner.tag == "li" else "paragraph"


def _is_caption(block: PageBlock) -> bool:
    return any(CAPTION_CLASS.search(frame.marks) for frame in block.frames[-2:]) and block.owner.tag not in {
        "h1",
        "h2",
    }


def _is_byline(block: PageBlock) -> bool:
    return len(block.text) < 120 and any(BYLINE_CLASS.search(frame.marks) for frame in block.frames[-2:])


def _is_date_line(block: PageBlock) -> bool:
    """A short line with a year, no paragraph: the day under a headline."""
    return len(block.text) < 60 and block.owner.tag != "p" and bool(YEAR.search(block.text))


def _outer_kind(block: PageBlock) -> BlockKind:
    is_links = block.linked * 2 > len(_squeeze(block.text))
    return "menu" if is_links or block.within("nav", "header", "menu") else "boilerplate"


def _name_cells(kinds: list[BlockKind], blocks: Sequence[PageBlock]) -> None:
    """A cell that holds several paragraphs lays out the page; it is no cell of data."""
    counts = Counter(block.owner.serial for block in blocks)
    for number, block in enumerate(blocks):
        if kinds[number] == "table" and counts[block.owner.serial] > 1:
            kinds[number] = "heading" if block.is_bold and len(block.text) < 150 else "paragraph"


def _name_title(kinds: list[BlockKind], blocks: Sequence[PageBlock]) -> None:
    """The first chosen h1 is the title; without one, a page has no title block."""
    for number, kind in enumerate(kinds):
        if kind == "heading" and blocks[number].owner.tag == "h1":
            kinds[number] = "title"
            return


def _raise_questions(kinds: list[BlockKind], blocks: Sequence[PageBlock]) -> None:
    """Whole paragraphs in bold that end with "?" stand out like headings: `finish` tells whether they ask."""
    for number, kind in enumerate(kinds):
        if kind == "paragraph" and blocks[number].is_bold and blocks[number].text.endswith("?"):
            kinds[number] = "heading"


def _title(metadata: PageMetadata, blocks: Sequence[PageBlock], chosen: frozenset[int]) -> str | None:
    """The headline on the page, else the one in its metadata without the name of the site."""
    for number, block in enumerate(blocks):
        if number in chosen and block.owner.tag == "h1":
            return " ".join(block.text.split())
    if metadata.title is None:
        return None
    head, *tails = TITLE_TAIL.split(metadata.title)
    is_site = (
        bool(tails) and metadata.publisher is not None and tails[-1].lower() in metadata.publisher.lower()
    )
    return head if is_site and len(tails) == 1 else metadata.title


def _declared(data: bytes) -> str | None:
    match = META_CHARSET.search(data[:8192]) or XML_CHARSET.match(data[:200].lstrip())
    return match[1].decode("ascii") if match else None


def _parse(text: str) -> etree._Element | None:
    """The page as a tree; None where it is nested deeper than the parser follows, or holds nothing."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    is_too_deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    return None if root is None or is_too_deep else root


def has_crowded_tag(text: str) -> bool:
    """Whether a tag has more attributes than anybody writes: the parser's time grows with their square."""
    at = 0
    while tag := TAG.search(text, at):
        at = tag.end()
        for _ in range(MAX_ATTRIBUTES):
            attribute = ATTRIBUTE.match(text, at)
            if attribute is None:
                break
            at = attribute.end()
        else:
            return True
    return False


def _first_blocks(walk: Iterator[PageBlock]) -> list[PageBlock]:
    """Blocks with text, a little beyond what is read of a document, so that `limit_draft` sees that it is cut."""
    blocks: list[PageBlock] = []
    length = 0
    for block in walk:
        if block.text:
            blocks.append(block)
            length += len(block.text)
            if length > limits.MAX_CHARACTERS or len(blocks) > limits.MAX_BLOCKS:
                break
    return blocks


def _read_flat(text: str, document: Document, issues: tuple[Issue, ...], why: tuple[str, str]) -> Draft:
    """All words of a page whose tags lead nowhere, in their order."""
    builder = Builder()
    words = html.unescape(re.sub(r"<[^<>]*>", "\n", _without_scripts(text)))
    for line in words.split("\n"):
        builder.add("paragraph", " ".join(line.split()))
    if not builder.blocks:
        return Draft("", (), issues=issues)
    code, what = why
    message = f"{what}; its words were taken without its structure: save the page as text and add that"
    issue = Issue(code, message, "warning", document.id)
    return Draft(builder.text, tuple(builder.blocks), issues=(*issues, issue))


def _without_scripts(text: str) -> str:
    kept = []
    at = 0
    lowered = text.lower() if len(text.lower()) == len(text) else text
    while (
        start := min((p for tag in ("<script", "<style") if (p := lowered.find(tag, at)) >= 0), default=-1)
    ) >= 0:
        kept.append(text[at:start])
        end = lowered.find("</s", start + 1)
        at = len(text) if end < 0 else end
        if end >= 0 and not lowered.startswith(("</script", "</style"), end):
            at = end + 1
    kept.append(text[at:])
    return "".join(kept)
