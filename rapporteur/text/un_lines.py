"""What a line of a UN document is: masthead, formula, paragraph opening, note, page foot, vote.

Source: mastheads, paragraph openings and page feet of United Nations resolutions and drafts as published in
the Official Document System; Editorial Manual of the United Nations, "Resolutions".
"""

import re
from dataclasses import dataclass

ROMAN = r"[IVXLC]{1,6}"
SYMBOL = (
    r"(?:A|S|E|ST|CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED)/[A-Z0-9][A-Za-z0-9.()/-]{0,40}[A-Za-z0-9)]"
    rf"(?:\s\((?:\d{{4}}|{ROMAN})\))?\*{{0,2}}"
)
FIND_SYMBOL = re.compile(rf"(?<![\w/]){SYMBOL}")
ONLY_SYMBOL = re.compile(rf"{SYMBOL}$")
JOB = r"\d{2}-\d{5}"
FOOT = re.compile(
    rf"(?:\d{{1,3}}/\d{{1,3}}\s+{JOB}|{JOB}(?:\s\(E\))?(?:\s+\d{{6}})?(?:\s+\d{{1,3}}/\d{{1,3}})?|\*\d{{6,9}}\*|"
    rf"\d{{1,3}}/\d{{1,3}}|{JOB}\s+\d{{1,3}}\s?/\s?\d{{1,3}})\s*(?:{SYMBOL})?$"
)
RULE = re.compile(r"_{5,}$")
NOTE = re.compile(r"(?:\d{1,3}|[*†])\s+\S")
FORMULA = re.compile(
    r"The (?:General Assembly|Security Council|Human Rights Council|Economic and Social Council"
    r"|Commission on Human Rights|Third Committee|First Committee|Fifth Committee|Sixth Committee),$"
)
DISTRIBUTION = re.compile(r"(?:Distr\.|Original|Distribution)\s?:|Distr\.$")
SESSION = re.compile(r"[A-Z][a-z]+(?:-[a-z]+)?(?: (?:special|emergency special|resumed))? session\b")
AGENDA = re.compile(r"(?:Agenda|Item) items?\b|Agenda item")
ADOPTED = re.compile(
    r"(?:Resolution|Decision)s? adopted by the|Adopted by the Security Council|\[(?:on the report of|without reference)"
)
NUMBERED_TITLE = re.compile(r"(?:S-)?\d{1,3}/\d{1,3}(?:\s?[A-Z])?\.\s+\S")
COUNCIL_TITLE = re.compile(r"Resolution \d{1,4} \(\d{4}\)$")
DRAFT_MARK = re.compile(r"(?::\s*|^)(?:revised |amended )?draft (?:resolution|decision)\b", re.IGNORECASE)
MEETING = re.compile(r"\d{1,4}(?:st|nd|rd|th)(?: \(resumed\))?(?: plenary| special)? meeting\b")
OUTCOME = re.compile(r"\[?Adopted (?:without a vote|by a recorded vote|unanimously|as a whole)")
VOTES = re.compile(r"(?:In favour|Against|Abstaining|Abstentions?|Absent|Not voting)\s?:")
ANNEX = re.compile(rf"(?:Annex|Appendix|Enclosure)(?: (?:{ROMAN}|\d{{1,2}}))?$")
OPERATIVE = re.compile(r"(\d{1,3})\.(?:\s+[A-Z“\"]|$)")
LETTERED = re.compile(r"\(([a-z]{1,2}|[ivx]{1,5})\)\s+\S")
PAUSED = re.compile(r"[,;:.\]”\"](?:\s?(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*))?$")
CLOSED = re.compile(r"[,;:.\]](?:\s?(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*))?$|\b(?:and|or)$")
DAY = re.compile(
    r"(?<!\d)(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)"
    r" (\d{4})(?!\d)"
)
MONTHS = {
    name: number
    for number, name in enumerate(
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December"], start=1
    )
}  # fmt: skip
ADVERBS = (
    "Also|Further|Deeply|Gravely|Fully|Firmly|Strongly|Seriously|Profoundly|Particularly|Extremely|Greatly|Again|"
    "Equally|Especially|Once again|Still|Very|Highly|Solemnly|Unequivocally|Categorically|Warmly|Vigorously|"
    "Strenuously|Fervently|Urgently|Explicitly|Resolutely|Increasingly"
)
PREAMBULAR = re.compile(
    rf"(?!United\b)(?:(?:{ADVERBS}),? )?(?:[A-Za-z]{{2,}}(?:ing|ed)|Mindful|Aware|Conscious|Cognizant|Desirous|Anxious|"
    rf"Grateful|Hopeful|Confident|Pursuant|In (?:accordance|line|view|particular)|On the basis|With a view|Having|"
    rf"mindful|aware|conscious|cognizant|desirous|anxious|grateful|hopeful|confident)\b(?!\.)"
)
VERB = re.compile(
    rf"(?:(?:{ADVERBS}),? )?(?:accepts|acknowledges|adopts|affirms|agrees|appeals|appreciates|approves|asks|"
    r"authorizes|calls|commends|concludes|condemns|confirms|congratulates|considers|declares|decides|demands|"
    r"denounces|deplores|designates|determines|directs|emphasizes|encourages|endorses|establishes|exhorts|"
    r"expects|expresses|highlights|insists|instructs|intends|invites|looks|notes|observes|pays|proclaims|"
    r"reaffirms|realizes|recalls|recognizes|recommends|regrets|reiterates|rejects|remains|reminds|renews|"
    r"requests|resolves|salutes|shares|stresses|supports|takes|thanks|underlines|underscores|urges|"
    r"views|voices|warns|welcomes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnLine:
    """A printed line, or a paragraph that a reader joined already: its words and where they stand.

    `kind` is the reader's own: its foot notes and furniture stay what they are.
    """

    text: str
    start: int
    end: int
    block: int
    kind: str


def opens_preambular(line: str) -> bool:
    """Whether a line begins as a preambular paragraph does: participle or adjective, capital letter."""
    return line[:1].isupper() and bool(PREAMBULAR.match(line)) and not VERB.match(line)


def opens_unnumbered_operative(line: str) -> bool:
    """Whether a line begins with a verb in the third person, as an operative paragraph without number does."""
    return line[:1].isupper() and bool(VERB.match(line))


def day_of(text: str) -> str | None:
    """The first full date in English words, as an ISO day."""
    match = DAY.search(text)
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    return f"{match[3]}-{MONTHS[match[2]]:02d}-{int(match[1]):02d}"
