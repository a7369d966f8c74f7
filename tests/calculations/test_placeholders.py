"""Words that hold a place, and sentences that only look like it."""

import pytest

from kompplan.values.placeholder import placeholder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("x antal personer har gått kursen", "x antal"),
        ("Kursen har gått för XX personer", "XX personer"),
        ("ett x antal möten", "x antal"),
        ("x number of persons", "x number"),
        ("den 12 xx 2026", "xx"),
        ("våren 20xx", "20xx"),
        ("Vem beslutar???", "???"),
        ("ansvarig: ______", "___"),
        ("Belopp TBD efter upphandling", "TBD"),
        ("TODO: fråga rektorn", "TODO"),
        ("Lorem ipsum dolor sit amet", "Lorem ipsum"),
        ("Texten ska kompletteras.", "ska kompletteras"),
        ("Budgeten ska kompletteras senare", "ska kompletteras senare"),
        ("Platsen meddelas senare", "meddelas senare"),
        ("Venue to be confirmed", "to be confirmed"),
        ("tbd", "tbd"),
        ("T.B.D.", "T.B.D."),
        ("(fylls i)", "(fylls i)"),
        ("…", "…"),
        (" – ", "–"),
        ("????", "????"),
        ("Ej klart.", "Ej klart."),
        ("<text>", "<text>"),
    ],
)
def test_a_placeholder_is_quoted_back(text: str, words: str) -> None:
    assert placeholder(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Enkäten fylls i av alla deltagare",
        "Utbildningen ska kompletteras med handledning",
        "2 x antal deltagare",
        "8 personer x timmar enligt avtal",
        "Course to be completed in May",
        "Vad händer? Och sedan?",
        "Planera, öva, utvärdera ...",
        "XXL-tröjor till alla",
        "Mexx och Maxxi",
        "Todor leder kursen",
        "kommer senare samma dag till mötet",
        "När är det klart? Det är inte klart för alla",
        "Beslutas senare under mötet som punkt två",
        "arbetslag X",
        "texten till affischen",
        "9–12",
        "A1",
    ],
)
def test_an_ordinary_text_is_left_alone(text: str) -> None:
    assert placeholder(text) is None


def test_a_dash_or_a_cross_may_be_an_answer() -> None:
    assert placeholder("-", alone=False) is None
    assert placeholder("x", alone=False) is None
    assert placeholder("xx", alone=False) == "xx"
