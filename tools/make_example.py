"""Write those documents of the example case that are not plain files: mail, PDF, Word and web archive.

Run it from the project folder: `.venv/bin/python tools/make_example.py`. It gives the same bytes each time.
All texts are the project's own words on public facts; nobody real says or does in them what is not on record.
"""

import gzip
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TARGET = Path(__file__).parents[1] / "rapporteur" / "example" / "documents"

NOTE = "Restated in the words of the Rapporteur project for its example case; not the official text."

SPONSORS = "Italy (on behalf of the European Union) and Japan"

TITLE = "Situation of human rights in the Democratic People's Republic of Korea"

PREAMBLE = (
    "<i>Guided</i> by the purposes of the Charter of the United Nations and by the Universal Declaration of Human Rights,",
    "<i>Recalling</i> its earlier resolutions on the matter, the latest being resolution 68/183 of 18 December 2013,",
    "<i>Recalling also</i> Human Rights Council resolution 25/25 of 28 March 2014,",
    "<i>Taking note</i> of the report of the commission of inquiry, A/HRC/25/63, and of the report of the Special "
    "Rapporteur, A/69/548,",
    "<i>Deeply concerned</i> at the grave situation of human rights in the country and at the impunity that goes with it,",
)

PARAGRAPHS = (
    "<i>Condemns</i> the systematic, widespread and gross violations of human rights that are still committed in and by "
    "the Democratic People's Republic of Korea;",
    "<i>Expresses its very serious concern</i> at torture, political prison camps, forced transfers of people and limits on "
    "thought, religion, expression and movement;",
    "<i>Underscores</i> its concern at the abduction of foreigners and the failure to return them;",
    "<i>Expresses its very deep concern</i> at the precarious humanitarian situation in the country;",
    "<i>Commends</i> the Special Rapporteur for his work, although he has not been given access;",
    "<i>Commends also</i> the commission of inquiry for its work, and regrets that the authorities did not cooperate with "
    "it, access to the country included;",
    "<i>Acknowledges</i> the finding of the commission that there is reason to believe that crimes against humanity have "
    "been committed under policies set at the highest level of the State for decades;",
    "<i>Decides</i> to submit the report of the commission of inquiry to the Security Council, and encourages the Council "
    "to consider it and to act on it, including by considering a referral of the situation to the International Criminal "
    "Court and targeted sanctions against those who appear to be most responsible;",
    "<i>Urges</i> the Government to respect all human rights, to close the prison camps and to let the Special Rapporteur "
    "and other United Nations bodies into the country;",
    "<i>Decides</i> to continue its examination of the situation at its seventieth session.",
)

REVISED = {
    5: (("<i>Commends</i> the Special Rapporteur for his work, ", "although he has not been given access", "and welcomes "
         "that he has met representatives of the country, although he has still not been given access", ";"),),
    9: (("<i>Urges</i> the Government to respect all human rights, to close the prison camps and to let the Special "
         "Rapporteur ", "", "without conditions ", "and other United Nations bodies into the country;"),),
}  # fmt: skip
"""Tracked changes of the revision by paragraph number: words before, deleted, inserted, after."""

AUTHOR, CHANGED = "Mission of Italy", "2014-11-13T16:20:00Z"


def plain(text: str) -> str:
    """The words without marks of italics."""
    return text.replace("<i>", "").replace("</i>", "")


def make_mail() -> bytes:
    """A desk officer's note on the briefing of 7 October 2014."""
    message = EmailMessage()
    message["From"] = "Noor Brandt <noor@desk.example>"
    message["To"] = "Asia desk <asia@desk.example>"
    message["Date"] = "Wed, 08 Oct 2014 09:12:00 -0400"
    message["Subject"] = "Note on yesterday's DPRK briefing at UN headquarters"
    message["Message-ID"] = "<example-2014-10-08@desk.example>"
    message.set_content(
        "Colleagues,\n\n"
        "The DPRK mission held a briefing on human rights at UN headquarters on 7 October 2014. Diplomats and\n"
        "journalists could ask questions, which is new.\n\n"
        "Choe Myong Nam of the foreign ministry said that his country has no prison camps but that it has centres for\n"
        "reform through labour. He presented the human rights report that the country published in September.\n\n"
        "Diplomats expect the European Union and Japan to table their draft resolution in the Third Committee soon.\n"
        "The draft will ask the Security Council to consider a referral to the International Criminal Court.\n\n"
        "The DPRK is seeking support for an alternative text.\n\n"
        "-- \nNoor Brandt (an invented person), Asia desk\nWritten for the Rapporteur example case.\n"
    )
    return message.as_bytes().replace(b"\r\n", b"\n")


def make_pdf() -> bytes:
    """Draft resolution A/C.3/69/L.28, restated, as the UN sets its drafts."""
    out = io.BytesIO()
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=10.5, leading=13.5, leftIndent=22 * mm, spaceAfter=6
    )
    head = ParagraphStyle("head", parent=body, leftIndent=0)
    bold = ParagraphStyle("bold", parent=body, fontName="Times-Bold", leading=14)
    small = ParagraphStyle("small", parent=body, fontSize=8, leading=10, leftIndent=0)
    story: list[Any] = [
        Paragraph("United Nations &nbsp;&nbsp;&nbsp;&nbsp; A/C.3/69/L.28", head),
        Paragraph("<b>General Assembly</b>", head),
        Paragraph("Distr.: Limited<br/>6 November 2014<br/>Original: English", head),
        Spacer(1, 8),
        Paragraph("<b>Sixty-ninth session</b><br/><b>Third Committee</b>", head),
        Paragraph("Agenda item 68 (c)", head),
        Paragraph(
            "<b>Promotion and protection of human rights: human rights situations and reports of special rapporteurs and "
            "representatives</b>",
            head,
        ),
        Spacer(1, 6),
        Paragraph(f"<b>{SPONSORS}: draft resolution</b>", bold),
        Paragraph(TITLE, bold),
        Paragraph("<i>The General Assembly</i>,", body),
        *(Paragraph(text, body) for text in PREAMBLE),
        *(Paragraph(f"{number}. &nbsp; {text}", body) for number, text in enumerate(PARAGRAPHS, start=1)),
        Paragraph(NOTE, small),
    ]

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(20 * mm, 12 * mm, "14-00000 (E)")
        canvas.drawRightString(A4[0] - 20 * mm, 12 * mm, f"{document.page}/2")
        if document.page > 1:
            canvas.drawString(20 * mm, A4[1] - 12 * mm, "A/C.3/69/L.28")

    template = SimpleDocTemplate(
        out, pagesize=A4, topMargin=22 * mm, bottomMargin=24 * mm, leftMargin=20 * mm, rightMargin=20 * mm,
        title=TITLE, author="Rapporteur example case", invariant=1,
    )  # fmt: skip
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def run(text: str) -> str:
    """A Word run, italics kept."""
    parts = []
    for piece in text.replace("<i>", "\x00").replace("</i>", "\x01\x00").split("\x00"):
        italic, _, rest = piece.partition("\x01") if "\x01" in piece else ("", "", piece)
        parts += [(italic, "<w:rPr><w:i/></w:rPr>"), (rest, "")]
    return "".join(
        f'<w:r>{style}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'
        for words, style in parts
        if words
    )


def paragraph(inner: str, *, numbered: bool = False, style: str = "") -> str:
    """A Word paragraph."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        properties += '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tracked(before: str, deleted: str, inserted: str, after: str, number: int) -> str:
    """Words with a tracked deletion and insertion."""
    mark = f'w:author="{AUTHOR}" w:date="{CHANGED}"'
    gone = f'<w:del w:id="{number}1" {mark}><w:r><w:delText xml:space="preserve">{escape(deleted)}</w:delText></w:r></w:del>'
    new = f'<w:ins w:id="{number}2" {mark}>{run(inserted)}</w:ins>'
    return run(before) + (gone if deleted else "") + new + run(after)


def make_docx() -> bytes:
    """The revised draft with tracked changes against the draft, as sponsors pass it around."""
    texts = [
        paragraph(run("A/C.3/69/L.28/Rev.1")),
        paragraph(run("General Assembly")),
        paragraph(run("Sixty-ninth session")),
        paragraph(run("Third Committee")),
        paragraph(run("Agenda item 68 (c)")),
        paragraph(run("14 November 2014")),
        paragraph(run(f"{SPONSORS}: revised draft resolution")),
        paragraph(run(TITLE), style="Heading1"),
        paragraph(run("<i>The General Assembly</i>,")),
        *(paragraph(run(text)) for text in PREAMBLE),
    ]
    for number, text in enumerate(PARAGRAPHS, start=1):
        changes = REVISED.get(number)
        inner = "".join(tracked(*change, number=number) for change in changes) if changes else run(text)
        texts.append(paragraph(inner, numbered=True))
    texts.append(paragraph(run(NOTE)))
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.numbering+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.'
        'core-properties+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/'
        'package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/numbering" Target="numbering.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats'
        '.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>Revised draft resolution</dc:title>'
        '<dc:creator>Rapporteur example case</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">'
        "2014-11-14T10:00:00Z</dcterms:created></cp:coreProperties>",
        "word/styles.xml": f'<w:styles {w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
        "</w:style></w:styles>",
        "word/numbering.xml": f'<w:numbering {w}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start '
        'w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/document.xml": f"<w:document {w}><w:body>{''.join(texts)}</w:body></w:document>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2014, 11, 14, 10, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)
    return out.getvalue()


PLENARY = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Assembly adopts text on the DPRK</title>
<meta property="og:site_name" content="East River Notes">
<meta property="article:published_time" content="2014-12-18T22:05:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/ga">Assembly</a> <a href="/sc">Council</a></nav>
<article><h1>Assembly adopts text on the DPRK</h1>
<p>18 December 2014</p>
<p>The General Assembly on Thursday adopted resolution 69/188 on the situation of human rights in the Democratic People's
Republic of Korea by a recorded vote of 116 in favour to 20 against, with 53 abstentions.</p>
<p>In operative paragraph 8 the Assembly decided to submit the report of the commission of inquiry to the Security Council
and encouraged the Council to consider a referral to the International Criminal Court. The Third Committee had approved
the draft on 18 November by 111-19-55.</p>
<p>The resolution is not binding. It is now for the Security Council to decide whether to take up the matter.</p>
<p>The representative of the DPRK rejected the resolution and called it a plot against his country.</p>
</article><footer>East River Notes, an invented site. Written for the Rapporteur example case.</footer></body></html>
"""

COUNCIL = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Council puts the DPRK on its agenda</title>
<meta property="og:site_name" content="East River Notes">
<meta property="article:published_time" content="2014-12-22T23:30:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/ga">Assembly</a> <a href="/sc">Council</a></nav>
<article><h1>Council puts the DPRK on its agenda</h1>
<p>22 December 2014</p>
<p>The Security Council on Monday voted 11-2-2 to place the situation in the Democratic People's Republic of Korea on its
agenda. China and the Russian Federation voted against; Chad and Nigeria abstained. A vote on the agenda is a matter of
procedure, so no veto applies.</p>
<p>Ten members of the Council, among them Australia, France and the United States, had asked for the meeting in a letter of
5 December, S/2014/872.</p>
<p>Assistant Secretary-General Ivan Šimonović briefed the Council on human rights in the country. He said that it was
rare for such an extensive charge sheet of international crimes to be brought to the attention of the Council.</p>
<p>No resolution on a referral to the International Criminal Court was put to the vote. Diplomats say that China would
oppose one.</p>
<p>The DPRK did not take part in the meeting.</p>
</article><footer>East River Notes, an invented site. Written for the Rapporteur example case.</footer></body></html>
"""

PAGES = (
    ("https://eastriver.example/2014/12/18/assembly", "2014-12-19T08:00:00Z", PLENARY),
    ("https://eastriver.example/2014/12/22/council", "2014-12-23T08:00:00Z", COUNCIL),
)


def make_warc() -> bytes:
    """Two saved pages of December 2014 in one web archive."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for number, (url, saved, page) in enumerate(PAGES, start=1):
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url, "response", payload=io.BytesIO(page.encode()), http_headers=http,
            warc_headers_dict={"WARC-Date": saved, "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-00000000000{number}>"},
        )  # fmt: skip
        writer.write_record(record)
    return gzip.compress(out.getvalue(), mtime=0)


def main() -> None:
    """Write the four files."""
    for name, data in {
        "04-briefing-note.eml": make_mail(),
        "08-draft-resolution.pdf": make_pdf(),
        "09-revised-draft.docx": make_docx(),
        "11-december-pages.warc.gz": make_warc(),
    }.items():
        (TARGET / name).write_bytes(data)


if __name__ == "__main__":
    main()
