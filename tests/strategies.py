"""Generated pages: sentences of the trade put together at random, with furniture, broken marks and odd letters."""

from hypothesis import strategies as st

NAMES = ("Ines Castell", "Pak Chol Su", "Omar al-Hadid", "Zoë Šimić", "Nguyen Van Minh")
STATES = ("Burundi", "Eritrea", "Myanmar", "the North", "Belarus", "Syria", "the EU ad Japan")
OFFICES = (
    "the special rapporteur",
    "a foreign ministry official",
    "an EU spokesperson",
    "two diplomats",
    "the High Commissioner",
)
TIMES = (
    "yesterday",
    "on Tuesday",
    "on 18 November 2014",
    "earlier this year",
    "in the past three to six months",
    "",
)

who = st.sampled_from(NAMES + STATES + OFFICES)
when = st.sampled_from(TIMES)

sentences = st.one_of(
    st.builds("{} met {} {}.".format, who, who, when),
    st.builds("“We want paragraph {} deleted,” {} said {}.".format, st.integers(0, 30), who, when),
    st.builds("{} said that {} would visit {} {}.".format, who, who, who, when),
    st.builds("{} has not ruled out a referral to the International Criminal Court.".format, who),
    st.builds(
        "The draft by {} and {} was adopted by {}-{}-{} {}.".format,
        who,
        who,
        *[st.integers(0, 193)] * 3,
        when,
    ),
    st.builds("Both spoke on condition of anonymity because {} had told them so.".format, who),
    st.builds("Asked whether {} would go, {} declined to comment.".format, who, who),
    st.builds(
        "operative paragraphs {} and {} of A/C.3/69/L.{} name {}".format, *[st.integers(0, 99)] * 3, who
    ),
)

odd = st.text(st.sampled_from("“”‘’\"'()[]…–—\u202e\u200b\u00ad\u0301\U0001f600 \t.,;:?!aÄ漢ع"), max_size=25)

lines = st.one_of(
    st.lists(sentences, min_size=1, max_size=4).map(" ".join),
    st.builds("{}: {}".format, st.sampled_from(("Q", "DW", "Ines Castell", "Image", "By")), sentences),
    st.builds("{}?".format, st.builds("What did {} say {}".format, who, when)),
    st.sampled_from(("Skip to content", "Share", "Home", "1. Menu", "(AGENCIES)", "Image: Reuters", "")),
    st.builds("GENEVA, Oct {}: {}".format, st.integers(0, 32), sentences),
    st.builds("  {}. Calls upon {} to act;".format, st.integers(0, 40), who),
    odd,
)

pages = st.builds(
    lambda parts, break_: break_.join(parts),
    st.lists(lines, min_size=1, max_size=14),
    st.sampled_from(("\n", "\n\n", "\r\n", "\u2028")),
)
