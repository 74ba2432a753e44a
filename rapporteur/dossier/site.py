"""From views to files: templates filled, nothing read but the package's own templates and style sheet."""

from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rapporteur.dossier.casebook import slug
from rapporteur.dossier.compose import PAGES, Page
from rapporteur.dossier.reader import NoteView
from rapporteur.dossier.visible import shortened, visible
from rapporteur.reference.labels import Labels

QUOTE_LETTERS = 480
LINE_LETTERS = 150


def fill_page(page: Page, *, labels: Labels) -> bytes:
    """One page as UTF-8 HTML. Every value is escaped, and characters that mislead are written out."""
    environment = _environment()
    template = environment.get_template(page.template)
    root = "../" * page.path.count("/")
    html = template.render(root=root, here=page.path, pages=PAGES, labels=labels, **page.values)
    return html.encode("utf-8")


def style_sheet() -> bytes:
    """The one style sheet of the dossier."""
    return files("rapporteur.dossier").joinpath("style.css").read_bytes()


def scattered_style(notes: tuple[NoteView, ...]) -> bytes:
    """Style rules by which a claim whose words lie in several places lights up as one.

    `:target` reaches the first place only; `:has` carries it to the others by the number of the claim.
    """
    rules = [f":root:has(#{note.target}:target) .k{note.number} {{ --lit: 1 }}" for note in notes]
    selectors = ",\n".join(rule.removesuffix(" { --lit: 1 }") for rule in rules)
    return f"{selectors} {{\n  background: var(--target); outline: 2px solid var(--ink);\n}}\n".encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates with escaping on everywhere; a name that a view does not have is an error."""
    environment = Environment(
        loader=PackageLoader("rapporteur.dossier"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["gist"] = lambda text: shortened(text, limit=QUOTE_LETTERS)
    environment.filters["short"] = lambda text: shortened(text, limit=LINE_LETTERS)
    environment.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    environment.filters["slug"] = slug
    environment.filters["count_of"] = count_of
    environment.filters["stylesheet"] = lambda href: href.rsplit("/", 1)[-1].removesuffix(".html") + ".css"
    return environment


def _finalize(value: object) -> object:
    """Write out misleading characters of every value that is printed; markup of our own macros is left alone."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def count_of(number: int, one: str, many: str) -> str:
    """A number with its noun: `1 source`, `no sources`, `12 sources`."""
    return f"{number or 'no'} {one if number == 1 else many}"
