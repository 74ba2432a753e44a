"""The dossier as files."""

from rapporteur.dossier.brief import write_brief
from rapporteur.dossier.casebook import Casebook
from rapporteur.dossier.compose import Dossier
from rapporteur.dossier.reader import ReaderView
from rapporteur.dossier.site import fill_page, scattered_style, style_sheet
from rapporteur.model.case import CaseState
from rapporteur.model.document import CustodyHead
from rapporteur.reference import Reference
from rapporteur.reference.labels import load_labels


def render_dossier(
    state: CaseState, *, custody: CustodyHead, reference: Reference, case_name: str
) -> dict[str, bytes]:
    """Make the pages, the brief and the custody head of a case.

    Args:
        state: The case. Only documents in `state.readings` get a page; of any other no word is written.
        custody: Head of the custody log, printed on every page.
        reference: Reference data: labels and event phrases.
        case_name: What the user calls the case.

    Returns:
        Bytes by path relative to the folder of the dossier, in order of path. The same state gives the
        same bytes.

    Raises:
        ReferenceDataError: The label tables are wrong.
    """
    labels = load_labels(reference.root)
    book = Casebook(state, labels, reference.registry)
    dossier = Dossier(book, custody=custody, reference_digest=reference.digest, case_name=case_name)
    out = {
        "style.css": style_sheet(),
        "head.txt": f"{custody.size}:{custody.root}\n".encode(),
        "brief.md": write_brief(dossier).encode("utf-8"),
    }
    for page in dossier.pages():
        out[page.path] = fill_page(page, labels=labels)
        view = page.values.get("view")
        if isinstance(view, ReaderView) and view.scattered:
            out[page.path.removesuffix(".html") + ".css"] = scattered_style(view.scattered)
    return dict(sorted(out.items()))
