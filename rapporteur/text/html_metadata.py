"""What a page says of itself: JSON-LD, OpenGraph and other meta elements, time elements.

Source: schema.org NewsArticle; ogp.me; WHATWG HTML, sections 4.2.5 and 4.5.14.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from rapporteur.text.decode import clean

ARTICLE_TYPES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
        "BackgroundNewsArticle", "BlogPosting", "Report", "PressRelease", "SocialMediaPosting",
    }
)  # fmt: skip
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date", "dcterms.date", "publishdate", "publish-date", "pubdate", "parsely-pub-date",
    "sailthru.date", "date",
)  # fmt: skip
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
PUBLISHERS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
PUBLISHED_MARK = re.compile(r"datePublished|publish|posted|pubdate|entry-date", re.IGNORECASE)
LARGEST_JSON = 1 << 20
DEEPEST_JSON = 6


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """As printed in the page's own markup; None where it says nothing."""

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_reason: str | None = None
    language: str | None = None


def read_metadata(root: etree._Element) -> PageMetadata:
    """Collect the metadata of a page: JSON-LD first, then meta elements, then a marked time element."""
    linked = _article_of(root)
    metas = _metas(root)
    day, reason = _published(root, linked, metas)
    title = _text(linked.get("headline")) or _first(metas, TITLES)
    return PageMetadata(
        title=title or _text(root.findtext(".//title")),
        byline=_names(linked.get("author")) or _author(metas),
        publisher=_names(linked.get("publisher")) or _first(metas, PUBLISHERS),
        published=day,
        published_reason=reason,
        language=_language(root, linked, metas),
    )


def as_day(value: object) -> str | None:
    """The calendar day of an ISO 8601 date or date-time, in the zone it is written in."""
    match = DAY.match(value) if isinstance(value, str) else None
    if match is None or not ("01" <= match[2] <= "12" and "01" <= match[3] <= "31" and match[1] >= "1900"):
        return None
    return f"{match[1]}-{match[2]}-{match[3]}"


def _article_of(root: etree._Element) -> dict[str, Any]:
    """The first JSON-LD object that describes an article; empty where there is none."""
    for script in root.iter("script"):
        source = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(source) > LARGEST_JSON:
            continue
        try:
            described = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(described):
            if _is_article(thing):
                return thing
    return {}


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST_JSON:
        return
    if isinstance(value, list):
        for part in value:
            yield from _things(part, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(key), depth + 1)


def _is_article(thing: dict[str, Any]) -> bool:
    types = thing.get("@type")
    return any(
        kind in ARTICLE_TYPES
        for kind in (types if isinstance(types, list) else [types])
        if isinstance(kind, str)
    )


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = _text(meta.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _text(value: object) -> str | None:
    return " ".join(clean(value).split())[:1000] or None if isinstance(value, str) else None


def _names(value: Any) -> str | None:
    """Names of people or organisations: a string, an object with a name, or a list of them."""
    values = value if isinstance(value, list) else [value]
    names = [_text(one.get("name") if isinstance(one, dict) else one) for one in values[:20]]
    return ", ".join(name for name in names if name and not _is_address(name)) or None


def _author(metas: dict[str, str]) -> str | None:
    return next((metas[name] for name in AUTHORS if name in metas and not _is_address(metas[name])), None)


def _is_address(value: str) -> bool:
    return value.lower().startswith(("http:", "https:", "//", "@"))


def _published(
    root: etree._Element, linked: dict[str, Any], metas: dict[str, str]
) -> tuple[str | None, str | None]:
    day = as_day(linked.get("datePublished"))
    if day:
        return day, "datePublished in the page's JSON-LD"
    for name in DATES:
        day = as_day(metas.get(name))
        if day:
            return day, f"the page's meta element {name}"
    for time in root.iter("time"):
        day = as_day(time.get("datetime"))
        if day and _is_marked(time):
            return day, "the page's time element marked as its date of publication"
    return None, None


def _is_marked(time: etree._Element) -> bool:
    """The element, or the one around it, says that it dates the publication."""
    around = time.getparent()
    marks = [e.get(name) or "" for e in (time, around) if e is not None for name in ("class", "itemprop")]
    return time.get("pubdate") is not None or bool(PUBLISHED_MARK.search(" ".join(marks)))


def _language(root: etree._Element, linked: dict[str, Any], metas: dict[str, str]) -> str | None:
    inside = linked.get("inLanguage")
    candidates = (root.get("lang"), inside, metas.get("og:locale"), metas.get("content-language"))
    for candidate in candidates:
        match = re.match(r"([A-Za-z]{2})(?:[-_]|$)", candidate) if isinstance(candidate, str) else None
        if match is not None:
            return match[1].lower()
    return None
