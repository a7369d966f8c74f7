"""Fields that mean the same wherever they stand."""

from kompplan.handbook.doc import Doc, doc

_ID = (
    "A short name of its own, so that other rows can point at this one. Only needed where something does.",
    "Ett eget kort namn, så att andra rader kan peka på den här. Behövs bara där något gör det.",
)

FIELDS: dict[str, Doc] = {
    "id": doc(*_ID, "A1"),
    **{
        f"{part}.id": doc(*_ID, *example)
        for part, example in {
            "Goal": ("G1", "M1"),
            "Indicator": ("I1",),
            "Need": ("N1", "B1"),
            "SwotItem": ("W1", "S1"),
            "Cause": ("C1", "O1"),
            "Measure": ("M1", "Å1"),
            "Organisation": ("social-services", "socialtjänsten"),
            "Role": ("unit-manager", "enhetschefen"),
            "TargetGroup": ("staff", "personalen"),
            "Table": ("T1",),
            "Procurement": ("P1", "U1"),
            "Offer": ("O1", "E1"),
            "BudgetLine": ("B1",),
            "Funding": ("F1",),
            "Risk": ("R1",),
            "HandoverItem": ("H1", "Ö1"),
            "Commitment": ("C1", "L1"),
            "Deviation": ("D1", "AV1"),
        }.items()
    },
    "text": doc(
        "What it is, in one sentence of your own words.",
        "Vad det är, i en mening med egna ord.",
        "The children can play and do their homework",
        "Barnen orkar leka och göra läxor",
    ),
    "title": doc("The heading.", "Rubriken.", "Staff by municipality", "Anställda per kommun"),
    "note": doc(
        "Anything that a reader should know and no other field asks for.",
        "Sådant som läsaren bör veta och inget annat fält frågar efter.",
        "the substitute rate is from last year",
        "vikariekostnaden gäller förra året",
    ),
    "source": doc(
        "Where the figure or the statement comes from, so that it can be checked.",
        "Varifrån siffran eller uppgiften kommer, så att den går att kontrollera.",
        "staff register 2026-11",
        "personalsystemet 2026-11",
    ),
    "owner": doc(
        "The role that sees to it that it gets done. A role, never a person's name.",
        "Rollen som ser till att det blir gjort. En roll, aldrig en persons namn.",
        "the unit manager",
        "enhetschefen",
    ),
    "organisation": doc(
        "The id of the organisation that it belongs to.",
        "Id för den organisation som den hör till.",
        "social-services",
        "socialtjänsten",
    ),
    "when": doc(
        "When it takes place: a day, a week, a month, a term, or a span.",
        "När det sker: en dag, en vecka, en månad, en termin eller en period.",
        "March – April 2027",
        "mars – april 2027",
    ),
    "due": doc("The last day by which it is done.", "Sista dagen då det ska vara klart.", "2027-03-01"),
    "status": doc("How far it has come.", "Hur långt det har kommit."),
    "length": doc("How long it lasts.", "Hur länge det varar.", "2 days", "2 dagar"),
    "cost": doc(
        "What it costs, in kronor or in hours of work.",
        "Vad det kostar, i kronor eller i arbetade timmar.",
        "6 × 4 500 kr",
    ),
    "cost_type": doc(
        "Which of the funder's cost categories it belongs to.", "Vilket av finansiärens kostnadsslag det hör till."
    ),
    "funder": doc(
        "Who pays; the same words as in the section on funding.",
        "Vem som betalar; samma ord som i avsnittet om finansiering.",
        "European Social Fund",
        "Socialfonden",
    ),
    "activity": doc("The id of the activity that it concerns.", "Id för den aktivitet som det gäller.", "A1"),
    "activities": doc(
        "The ids of the activities that it concerns.", "Id för de aktiviteter som det gäller.", "[A1, A2]"
    ),
    "goals": doc("The ids of the goals that it serves.", "Id för de mål som den bidrar till.", "[G1]", "[M1]"),
    "target_groups": doc(
        "The ids of the target groups that it is for.",
        "Id för de målgrupper som den är till för.",
        "[staff]",
        "[personalen]",
    ),
    "aspect": doc(
        "Which of the strategy's five aspects it develops.", "Vilken av strategins fem aspekter den utvecklar."
    ),
    "participants": doc("How many take part.", "Hur många som deltar.", "about 90", "ca 90"),
    "seats": doc("How many seats there are, in all.", "Hur många platser som finns, sammanlagt.", "96"),
    "supplier": doc(
        "Who delivers, once that is decided; an organisation, not a person.",
        "Vem som levererar, när det är bestämt; en organisation, inte en person.",
        "the university",
        "högskolan",
    ),
    "women": doc("How many are women.", "Hur många som är kvinnor.", "1205"),
    "men": doc("How many are men.", "Hur många som är män.", "233"),
    "for_whom": doc(
        "Whom it concerns.", "Vem det gäller.", "children and mothers in the shelter", "barn och mammor i boendet"
    ),
    "method": doc("How it is done.", "Hur det går till.", "interviews and a survey", "intervjuer och en enkät"),
    "declined": doc(
        "Why nothing is done about it, where that has been decided.",
        "Varför inget görs åt det, där man har bestämt det.",
        "covered by the municipality's own course",
        "täcks av kommunens egen kurs",
    ),
    "mandatory": doc("Whether taking part is mandatory.", "Om det är obligatoriskt att delta.", "yes", "ja"),
    "selection": doc(
        "How those who take part are chosen, where not everybody can.",
        "Hur deltagarna väljs, där inte alla får plats.",
        "two from each team, chosen by the team",
        "två från varje arbetslag, valda av laget",
    ),
    "residential": doc("Whether participants stay overnight.", "Om det är internat med övernattning.", "yes", "ja"),
    "meets": doc("How often they meet.", "Hur ofta man träffas.", "4 times a year", "4 gånger per år"),
    "probability": doc("How likely it is, on the plan's scale.", "Hur sannolikt det är, enligt planens skala.", "4"),
    "impact": doc("How bad it would be, on the plan's scale.", "Hur allvarligt det blir, enligt planens skala.", "4"),
    "phase": doc("The phase that the project is in.", "Den fas som projektet är i."),
}
