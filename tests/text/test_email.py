"""E-mail: headers, own words and those of others, signature, attachments."""

from email.message import EmailMessage

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.email import read_email
from rapporteur.text.members import members
from tests.text.make import document_of, words_of

BODY = """Dear Bo,

the mission will not answer before Friday.
It has asked for the second paragraph to go.

On Wed, 29 Oct 2014 at 10:12, Bo Lind <bo@example.org> wrote:
> Has the mission answered?
>
> Bo
--\x20
Mara Lindt
Lake Observers
"""


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.get("sender", "Mara Lindt <mara@example.org>")
    made["To"] = "Bo Lind <bo@example.org>"
    made["Subject"] = headers.get("subject", "Réponse of the mission")
    made["Date"] = headers.get("date", "Thu, 30 Oct 2014 23:40:00 -0500")
    made["Message-ID"] = "<1@example.org>"
    made.set_content(BODY)
    return made


def read(data: bytes, reference: Reference) -> Draft:
    document = document_of(data, "answer.eml")
    assert document.media_type == "message/rfc822"
    return read_email(data, document, reference=reference)


def test_headers_become_title_byline_and_day(reference: Reference) -> None:
    draft = read(message().as_bytes(), reference)
    assert (draft.title, draft.byline, draft.published) == (
        "Réponse of the mission",
        "Mara Lindt",
        "2014-10-30",
    )
    assert draft.genre == "email"
    assert words_of(draft, "title") == ["Réponse of the mission"]


def test_own_words_are_told_from_quoted_ones_and_the_signature(reference: Reference) -> None:
    draft = read(message().as_bytes(), reference)
    assert words_of(draft, "paragraph") == [
        "Dear Bo,",
        "the mission will not answer before Friday.\nIt has asked for the second paragraph to go.",
    ]
    assert words_of(draft, "quote") == ["Has the mission answered?", "Bo"]
    assert "--\nMara Lindt\nLake Observers" in words_of(draft, "boilerplate")


def test_forwarded_words_are_anothers(reference: Reference) -> None:
    made = message()
    made.set_content("See below.\n\n-----Original Message-----\nFrom: A\n\nWe shall come on Monday.\n")
    assert "We shall come on Monday." in words_of(read(made.as_bytes(), reference), "quote")


def test_html_is_read_where_there_is_no_plain_text(reference: Reference) -> None:
    made = message()
    made.set_content("<html><body><p>The mission <b>agreed</b>.</p></body></html>", subtype="html")
    assert words_of(read(made.as_bytes(), reference), "paragraph") == ["The mission agreed."]


def test_attachments_are_documents_of_their_own(reference: Reference) -> None:
    inner = message(subject="Inner")
    made = message()
    made.add_attachment(b"%PDF-1.4 ...", maintype="application", subtype="pdf", filename="../../draft.pdf")
    made.add_attachment(inner)
    data = made.as_bytes()
    document = document_of(data, "answer.eml")
    found = members(document, data)
    assert [member.origin.name for member in found] == [
        "answer.eml!../../draft.pdf",
        "answer.eml!message.eml",
    ]
    assert found[0].data == b"%PDF-1.4 ..."
    assert b"Subject: Inner" in found[1].data
    assert {member.origin.confidentiality for member in found} == {"internal"}
    assert "Attachment: ../../draft.pdf" in words_of(read(data, reference), "boilerplate")


def test_message_without_text_says_so(reference: Reference) -> None:
    data = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: x\r\n\r\n"
    assert [issue.code for issue in read(data, reference).issues] == ["email-no-text"]


def test_date_that_is_none_is_not_guessed(reference: Reference) -> None:
    data = message().as_bytes().replace(b"Thu, 30 Oct 2014 23:40:00 -0500", b"soon")
    assert read(data, reference).published is None


def test_raw_bytes_in_headers_are_read(reference: Reference) -> None:
    data = (
        "From: Zoë <z@example.org>\r\nMessage-ID: <1@example.org>\r\nSubject: Genève\r\n\r\nHi.\r\n".encode()
    )
    draft = read(data, reference)
    assert (draft.byline, draft.title) == ("Zoë", "Genève")


@settings(max_examples=150, deadline=None)
@given(head=st.text(max_size=80), body=st.binary(max_size=120))
def test_no_message_raises(head: str, body: bytes, reference: Reference) -> None:
    data = b"Message-ID: <1@x>\r\nFrom: a\r\n" + head.encode("utf-8", "surrogatepass") + b"\r\n\r\n" + body
    document = document_of(data, "x.eml")
    draft = read_email(data, document, reference=reference)
    draft.text.encode()
    assert all(draft.text[b.start : b.end].strip() for b in draft.blocks)
    members(document, data)
