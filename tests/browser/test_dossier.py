"""The dossier opened from disk, as a reader opens it: no server, no network, no script."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from rapporteur.dossier import render_dossier
from rapporteur.model.claim import Target
from rapporteur.reference import Reference
from tests.dossier.sample import CUSTODY, MEETING, MET_POST, POSITIONS, POST, TALKS, sample_case

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
IN_VIEW = """mark => {
  const box = mark.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""
CONTRAST = """() => {
  const parse = words => words.match(/[\\d.]+/g).map(Number);
  const light = words => {
    const [r, g, b] = parse(words).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ground = node => {
    for (let at = node; at; at = at.parentElement) {
      const found = getComputedStyle(at).backgroundColor;
      const parts = parse(found);
      if (parts.length < 4 || parts[3] > 0) return found;
    }
    return 'rgb(255, 255, 255)';
  };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const own = [...node.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || node.closest('svg')) continue;
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.push(node.tagName + '.' + node.className);
  }
  return poor;
}"""


@dataclass
class Watch:
    """What a page said and asked for."""

    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        self.messages.append(f"{message.type}: {message.text}")

    def see(self, request: Request) -> None:
        self.requests.append(request.url)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    state = sample_case()
    more = tuple(
        replace(
            POSITIONS[1], id=f"position-{n}", target=Target(None, None, f"a meeting of experts, number {n}")
        )
        for n in range(6)
    )
    state = replace(state, positions=(*state.positions, *more))
    files = render_dossier(state, custody=CUSTODY, reference=reference, case_name="Varenia 2019")
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.on("console", watch.hear)
    tab.on("request", watch.see)
    tab.on("pageerror", lambda error: watch.messages.append(str(error)))
    yield tab
    context.close()


def all_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_from_the_overview_to_an_event_to_its_words(site: Path, page: Page, watch: Watch) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Tomas Okonjo met with Varenian diplomats, in Geneva.").first.click()
    assert page.url.endswith(f"event/{MEETING.id}.html")
    page.get_by_role("link", name="Read in the source The Harbour Post, 16 May 2019").first.click()
    assert page.url.endswith(f"#c-{MET_POST.id}")
    mark = page.locator("mark:target")
    assert mark.inner_text() == MET_POST.evidence[0].quote
    assert mark.evaluate(IN_VIEW)
    others = page.locator("mark.k:not(:target)").first
    colour = "mark => getComputedStyle(mark).backgroundColor"
    assert mark.evaluate(colour) != others.evaluate(colour)
    assert watch.messages == []
    assert all(url.startswith("file://") for url in watch.requests)


def test_the_claim_beside_the_text_leads_to_its_words_and_back(site: Path, page: Page) -> None:
    page.goto((site / f"source/{POST.text.doc[:16]}.html").as_uri())
    note = page.locator(f"#n-{MET_POST.id}")
    note.get_by_role("link").first.click()
    assert page.url.endswith(f"#c-{MET_POST.id}")
    page.locator(f'a.ref[href="#n-{MET_POST.id}"]').click()
    assert page.locator("li:target").get_attribute("id") == f"n-{MET_POST.id}"


def test_words_in_two_places_light_up_together(site: Path, page: Page) -> None:
    page.goto((site / f"source/{POST.text.doc[:16]}.html").as_uri() + f"#c-{TALKS.id}")
    lit = page.locator("mark.k").evaluate_all(
        "marks => marks.filter(m => getComputedStyle(m).outlineStyle === 'solid').map(m => m.textContent)"
    )
    assert lit == [item.quote for item in TALKS.evidence]


def test_a_mark_on_the_timeline_opens_its_event(site: Path, page: Page) -> None:
    page.goto((site / "timeline.html").as_uri())
    page.locator("svg.timeline a").filter(has_text="Invitation to visit").click()
    assert "/event/" in page.url
    assert (
        page.get_by_role("heading", level=1).inner_text().startswith("Varenia invited Tomas Okonjo to visit")
    )


def test_labels_on_the_timeline_do_not_overlap(site: Path, page: Page) -> None:
    page.goto((site / "timeline.html").as_uri())
    boxes = page.locator("svg.timeline a text").evaluate_all(
        "all => all.map(t => { const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })"
    )
    assert len(boxes) == len(sample_case().events) - 1
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)


def test_no_page_speaks_asks_or_scrolls_sideways_on_a_phone(site: Path, page: Page, watch: Watch) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in all_pages(site):
        page.goto(path.as_uri())
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"], (path.name, width)
    assert watch.messages == []
    assert all(url.startswith("file://") for url in watch.requests)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    tab = context.new_page()
    for path in all_pages(site):
        tab.goto(path.as_uri())
        assert tab.evaluate(CONTRAST) == [], path.name
    context.close()


def test_it_reads_without_script(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    assert tab.get_by_role("heading", name="Where the case stands").is_visible()
    context.close()


def test_the_skip_link_is_first_and_leads_to_the_content(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_print_shows_text_and_addresses_and_no_menus(site: Path, page: Page) -> None:
    page.goto((site / f"source/{POST.text.doc[:16]}.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator("nav").first.is_visible()
    assert not page.locator("details.furniture").first.is_visible()
    assert page.locator(".block-lead .body").is_visible()
    after = page.locator("a[rel~=external]").evaluate("a => getComputedStyle(a, '::after').content")
    assert "attr(href)" in after or str(POST.document.origin.url) in after
