"""Which kind each passage gets, on texts written for this project."""

import pytest

from accordingto.intake.passages import Block, label, split

BODY = (
    "Government troops entered the town of Orlen on Friday after three days of fighting, officials said.\n"
    "Residents told reporters that the shelling had damaged the hospital and the bridge over the river.\n"
    "The ministry of defence did not say how many of its soldiers had been killed in the battle.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.of(text)) for p in split(text)]


def kind_of(line: str, before: str = BODY, after: str = BODY) -> list[tuple[str, str]]:
    """What becomes of a line in the middle of an article."""
    text = before + line + "\n" + after
    start, end = len(before), len(before) + len(line)
    return [(p.kind, p.of(text)) for p in split(text) if start <= p.start < end]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Soldiers at the gate of Orlen (Picture: EPA)", "Soldiers at the gate of Orlen", "(Picture: EPA)"),
        ("Soldiers at the gate (Picture: Press Office/UPI", "Soldiers at the gate", "(Picture: Press Office/UPI"),
        ("A tank burns. Photo by Jane Roe/Getty Images", "A tank burns.", "Photo by Jane Roe/Getty Images"),
        ("A tank burns near Orlen. [Jane Roe/AFP]", "A tank burns near Orlen.", "[Jane Roe/AFP]"),
        ("Women queue for water (Jane Roe/The Orlen Post)", "Women queue for water", "(Jane Roe/The Orlen Post)"),
        ("The bridge on Friday. Image credit: Reuters", "The bridge on Friday.", "Image credit: Reuters"),
        (
            "FILE - In this March 3 photo, women queue for water in Orlen. (AP Photo/Jane Roe, File)",
            "FILE - In this March 3 photo, women queue for water in Orlen.",
            "(AP Photo/Jane Roe, File)",
        ),
        ("Families leave the town on foot. — AFP pic", "Families leave the town on foot.", "— AFP pic"),
        ("The mayor of Orlen. Credit: Jane Roe", "The mayor of Orlen.", "Credit: Jane Roe"),
    ],
)
def test_a_caption_and_its_credit_are_two_passages(line: str, caption: str, credit: str) -> None:
    assert kind_of(line) == [("caption", caption), ("credit", credit)]


def test_a_credit_before_the_caption() -> None:
    assert kind_of("Image copyright AFP Image caption Rescuers searched the ruins for two days") == [
        ("credit", "Image copyright AFP"),
        ("caption", "Image caption Rescuers searched the ruins for two days"),
    ]


@pytest.mark.parametrize(
    "line", ["Photo: Jane Roe", "Getty Images", "Image source: Reuters", "(Jane Roe / AP)", "File photo"]
)
def test_a_credit_alone(line: str) -> None:
    assert kind_of(line) == [("credit", line)]


@pytest.mark.parametrize(
    "line",
    [
        "The video was verified by Reuters (see the map), and shows two tanks on the road to Orlen.",
        "The agency that first reported the strike was AFP, which quoted a doctor at the hospital.",
        "“I saw the picture: a burning bus, and people running,” said the driver.",
        "He held a photo of his son, a soldier who was captured in March.",
        "The rebels published a picture of the bridge on Telegram and said that it was theirs.",
    ],
)
def test_a_paragraph_that_speaks_of_pictures_stays_whole(line: str) -> None:
    assert kind_of(line) == [("body", line)]


@pytest.mark.parametrize(
    "dateline",
    [
        "KYIV, Ukraine (AP) —",
        "KABUL, March 3 (Reuters) -",
        "Orlen, Marovia (CNN) —",
        "GAZA/JERUSALEM, Oct 8 (Reuters) -",
        "PARIS (AFP) –",
        "LOS ANGELES —",
        "ORLEN:",
        "(Reuters) -",
        "BOGOTA, 3 JUN 89 (EL TIEMPO) -- [TEXT]",
        "BOGOTA, 3 JUN 89 -- [SUMMARY]",
        "NO CITY (MAROVIA), 3 JUN 89 (FBIS) -- [TEXT]",
        "CLANDESTINE, NO DATE (RADIO MAROVIA) -- [TEXT]",
        "SAN SALVADOR, 12 Jan 90 (ACAN-EFE) --",
    ],
)
def test_a_dateline_is_cut_from_its_paragraph(dateline: str) -> None:
    assert kinds(f"{dateline} {BODY}")[:2] == [("dateline", dateline), ("body", BODY.splitlines()[0])]


@pytest.mark.parametrize(
    "line",
    [
        "The army - which had denied it - said on Monday that the town was lost.",
        "CORRECTION: An earlier version of this report gave the wrong number of dead.",
        "Fighting went on — as it had all week — around the station of the town.",
        "NATO — the alliance that Marovia joined last year — did not comment on the strike.",
    ],
)
def test_a_dash_or_a_colon_makes_no_dateline(line: str) -> None:
    assert kind_of(line) in ([("body", line)], [("dateline", "NATO —"), ("body", line[7:])])


def test_wire_text_in_capitals_wrapped_by_hand() -> None:
    text = (
        "   BOGOTA, 3 JUN 89 (RADIO ORLEN) -- [TEXT] THE MAYOR OF ORLEN WAS\n"
        "KILLED BY UNIDENTIFIED MEN LAST NIGHT AS HE WAS LEAVING THE TOWN HALL\n"
        "WITH HIS WIFE.  THE POLICE HAVE NOT SAID WHO IS RESPONSIBLE FOR THE\n"
        "CRIME -- THE THIRD IN A MONTH -- AND NO GROUP HAS CLAIMED IT.\n\n"
        "   THE GOVERNOR SAID -- IN A STATEMENT READ OUT ON THE RADIO -- THAT THE\n"
        "ARMY WILL PATROL THE STREETS OF ORLEN UNTIL FURTHER NOTICE AND THAT\n"
        "EVERY ROAD TO THE CAPITAL IS GUARDED.\n"
    )
    found = kinds(text)
    assert [kind for kind, _ in found] == ["dateline", "body", "body"]
    assert found[0][1] == "BOGOTA, 3 JUN 89 (RADIO ORLEN) -- [TEXT]"
    assert found[2][1].startswith("THE GOVERNOR")
    assert found[2][1].endswith("IS GUARDED.")


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Roe",
        "By JANE ROE and JOHN DOE",
        "By: Miss Jane Roe – Independent Reporter",
        "Written by Jane Roe",
        "Jane Roe, BBC News",
        "Jane Roe, Diplomatic correspondent",
        "Reporting by Jane Roe in Orlen; Editing by John Doe",
        "Associated Press writer Jane Roe in Orlen contributed to this report.",
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_bylines_at_either_end(line: str, place: str) -> None:
    text = f"Army enters Orlen\n{line}\n{BODY}" if place == "top" else f"Army enters Orlen\n{BODY}{line}\n"
    assert ("byline", line) in kinds(text)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the whole town had fallen to the army.",
        "By then the bridge was gone.",
        "From Orlen the road goes north.",
    ],
)
def test_a_sentence_that_begins_like_a_byline(line: str) -> None:
    assert kind_of(line) == [("body", line)]


def test_reporters_named_at_the_end_of_the_last_paragraph() -> None:
    text = BODY + "The talks go on. (Reporting by Jane Roe; editing by John Doe)\n"
    assert kinds(text)[-2:] == [
        ("body", "The talks go on."),
        ("byline", "(Reporting by Jane Roe; editing by John Doe)"),
    ]


def test_the_tail_after_a_byline_is_boilerplate() -> None:
    tail = [
        "You can support my work directly on Patreon or Paypal",
        "Contact by mail:",
        "Payoneer ID: 00000000,",
        "Our President Is The Best!!",
        "“Voters” – why are you so blind??",
        "Your ad here?",
    ]
    text = f"Army enters Orlen\n\n{BODY}{BODY.replace('Orlen', 'Velm')}\nBy: Jane Roe\n\n" + "\n".join(tail)
    found = kinds(text)
    assert [words for kind, words in found if kind == "boilerplate"] == tail
    assert ("byline", "By: Jane Roe") in found


@pytest.mark.parametrize(
    "line",
    [
        "Read more: What we know about the siege",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sign up for our daily newsletter",
        "Share this article",
        "Follow us on Twitter",
        "Copyright 2021 The Orlen Post. All rights reserved.",
        "© 2021 Orlen Post",
        "https://orlenpost.example/story/17",
        "Subscribe now and never miss a story from our newsroom.",
    ],
)
def test_boilerplate_inside_an_article(line: str) -> None:
    assert kind_of(line) == [("boilerplate", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Charities asked the public for donations after the flood, the minister said on Monday.",
        "“Follow us on Facebook and sign up,” a recruiter for the militia told the young men.",
        "Donate blood, the hospital of Orlen asked its neighbours, because forty people were wounded.",
        "The advertisement that the army placed in newspapers offered a reward for the commander.",
        "Subscribers to the militia's newsletter were told where to meet, according to the police.",
        "No.",
        "Twelve people died.",
        "“Home,” she said.",
    ],
)
def test_paragraphs_with_the_words_of_boilerplate_are_kept(line: str) -> None:
    assert kind_of(line) == [("body", line)]


def test_a_text_that_is_only_boilerplate() -> None:
    text = "Subscribe now\nShare this article\nCopyright 2021 The Orlen Post. All rights reserved.\n"
    assert {kind for kind, _ in kinds(text)} == {"boilerplate"}


def test_a_page_as_a_scraper_gets_it() -> None:
    text = (
        "Home\nWorld\nSport\nLog in\nSubscribe\n"
        "Army enters Orlen after three days of fighting\n"
        "Officials say that the hospital of the town was damaged\n"
        "Jane Roe\n3 March 2021\nShare\n"
        + BODY * 2
        + "Most read\nTen recipes for the weekend\nStar seen in new coat\nQuiz of the week\nPrivacy policy\n"
    )
    found = kinds(text)
    assert found[5:9] == [
        ("title", "Army enters Orlen after three days of fighting"),
        ("subhead", "Officials say that the hospital of the town was damaged"),
        ("byline", "Jane Roe"),
        ("dateline", "3 March 2021"),
    ]
    assert {kind for kind, _ in found[:5] + found[-5:]} == {"boilerplate"}
    assert [kind for kind, _ in found].count("body") == 6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels took the town of Orlen on Friday, the army said.", "body"),
        ("Rebels take Orlen", "title"),
        ("قال الجيش يوم الجمعة إن القوات دخلت المدينة بعد ثلاثة أيام من القتال العنيف في المنطقة.", "body"),
        ("Отряды вошли в город", "title"),
        ("a" * 100_000, "body"),
    ],
)
def test_one_line(text: str, kind: str) -> None:
    assert kinds(text) == [(kind, text)]


def test_an_article_in_one_long_line_keeps_its_end_apart() -> None:
    sentence = "The army said that the town was quiet on Friday. "
    text = sentence * 60 + "==Related news== * *"
    assert kinds(text) == [("body", (sentence * 60).strip()), ("boilerplate", "==Related news== * *")]


def test_a_hint_is_kept_and_a_selector_is_handed_on() -> None:
    text = "Read more\nSoldiers at the gate (Picture: EPA)"
    found = label(text, [Block(0, 9, "body", "/html/body/p[1]"), Block(10, 45, "caption", "//figcaption")])
    assert [(p.kind, p.of(text), p.selector) for p in found] == [
        ("body", "Read more", "/html/body/p[1]"),
        ("caption", "Soldiers at the gate", "//figcaption"),
        ("credit", "(Picture: EPA)", "//figcaption"),
    ]


def test_words_outside_every_block_are_not_lost() -> None:
    text = "One two three"
    assert [p.of(text) for p in label(text, [Block(4, 7)])] == ["One", "two", "three"]


@pytest.mark.parametrize(
    "character", ["a", "A", "(", "[", " ", "\n", "=", "*", "“", ".", "/", "A ", "A.", "By ", "© ", "(A "]
)
def test_a_megabyte_of_one_thing_is_cut_in_no_time(character: str) -> None:
    text = character * (1_000_000 // len(character))
    assert sum(len(p.of(text).split()) for p in split(text)) == len(text.split())


def test_the_sample_report(izium: str) -> None:
    found = kinds(izium)
    assert found[0][0] == "title"
    assert ("caption", "Zelensky poses with servicemen") in found
    assert ("credit", "(Picture: Ukrainian President Press Office/UPI/Shutterstock") in found
    last = next(i for i, (kind, _) in enumerate(found) if kind == "byline")
    assert found[last - 1] == (
        "body",
        "In recent days, Ukraine claims that Russia has attacked civil infrastructure in revenge for losses on the battlefield.",
    )
    assert {kind for kind, _ in found[last + 1 :]} == {"boilerplate"}
    assert "President Trump Won!!" in found[-3][1]
    assert [kind for kind, _ in found].count("body") == 23


@pytest.mark.parametrize(
    "lines",
    [
        ["Jane Roe", "John Doe", "Mary Major", "Richard Miles"],
        ["Killed: 12", "Treated and discharged: 40", "Missing: 3"],
        ["[SIGNED] General Command", "Orlen, 3 January"],
        ["God bless him.", "I think so.", "I think so."],
    ],
)
@pytest.mark.parametrize("place", ["middle", "end"])
def test_short_lines_of_a_plain_text_are_read(lines: list[str], place: str) -> None:
    text = BODY + "\n".join(lines) + "\n" + (BODY if place == "middle" else "")
    assert not [p.of(text) for p in split(text) if p.kind in ("boilerplate", "credit")]


def test_a_wikis_heading_inside_a_paragraph_does_not_end_the_report() -> None:
    text = BODY.replace("\n", " ") + "==Casualty figures== Twelve people died, the ministry said."
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_a_dateline_on_a_line_of_its_own() -> None:
    assert kinds(f"HAVANA (AP) --\n{BODY}")[0] == ("dateline", "HAVANA (AP) --")


def test_questions_of_an_interview_are_read_as_they_stand() -> None:
    text = f"{BODY}[REPORTER] When will the army leave the town?\n[MAYOR] Nobody has told us anything about that.\n"
    assert [kind for kind, _ in kinds(text)][-2:] == ["body", "body"]


def test_the_mark_of_a_drill_is_not_read() -> None:
    text = (
        "EXERCISE EXERCISE EXERCISE - this bulletin is for exercise purposes only.\n\n"
        "Army takes the bridge of Velmo\n\nSoldiers took the bridge on Monday, the ministry said. Nobody was hurt.\n"
    )
    assert [passage.kind for passage in split(text)] == ["boilerplate", "title", "body"]
