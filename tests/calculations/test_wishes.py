"""What is only wished for, and what somebody can do."""

import pytest

from kompplan.calculations.wishes import only_wishes


@pytest.mark.parametrize(
    "mitigation",
    [
        "Uppmana till tydlighet och öppenhet om beslut och stäm av löpande",
        "Reflektion, återkoppling, omprövning och tydlighet",
        "Det ska vara öppet",
        "vara tydlig med målen",
        "Försöka få med alla",
        "be clear and open",
        "Encourage managers to take part.",
        "good communication between the partners",
    ],
)
def test_a_mitigation_that_only_wishes(mitigation: str) -> None:
    assert only_wishes(mitigation)


@pytest.mark.parametrize(
    "mitigation",
    [
        "Öppenhet mellan deltagarna och en gemensam plattform för kommunikation och arbete",
        "Tidig dialog och tydlig kravspecifikation",
        "Tydlighet, och ett möte varje måndag",
        "Uppmana cheferna att boka vikarier senast i april",
        "Dialog med facket två gånger per termin",
        "Löpande avstämning",
        "Påminnelser och återkoppling",
        "Book the stand-ins before June",
        "Encourage managers in a meeting every month",
        "...",
        "",
    ],
)
def test_a_mitigation_that_says_what_is_done_or_nothing_at_all(mitigation: str) -> None:
    assert not only_wishes(mitigation)
