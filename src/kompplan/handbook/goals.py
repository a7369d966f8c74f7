"""Challenge, vision, goals, indicators and the chain of effects."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Challenge": part(
        ("Challenge", "Utmaning"),
        "What is the challenge, for whom, and how do you know? May be a single sentence.",
        "Vilken är utmaningen, för vem, och hur vet ni det? Kan vara en enda mening.",
        "text: The children in the shelter feel bad and cannot concentrate on play and homework\n"
        "for_whom: the children\nlevel: users\nevidence: [staff diary autumn 2026]",
        "text: Barnen i boendet mår dåligt och har svårt att koncentrera sig på lek och läxor\n"
        "för_vem: barnen\nnivå: brukare\nbelägg: [personalens dagbok hösten 2026]",
    ),
    "Vision": part(
        ("Vision", "Vision"),
        "Why we go to work every day. Answer the three guiding questions together.",
        "Varför vi går till jobbet varje dag. Svara på de tre ledfrågorna tillsammans.",
        "text: Every child who lives with us may be a child\nfor_whom: children and mothers who need protection\n"
        "purpose: safety, and strength to move on\nmeaning: we judge ourselves by the children's everyday life",
        "text: Varje barn som bor hos oss ska få vara barn\nför_vem: barn och mammor som behöver skydd\n"
        "syfte: trygghet, och kraft att gå vidare\nbetydelse: vi bedömer oss själva efter barnens vardag",
    ),
    "Goal": part(
        ("Goal", "Mål"),
        "One goal a row: what is true when you are there. As concrete as possible.",
        "Ett mål per rad: vad som är sant när ni är framme. Så konkret som möjligt.",
        "id: G1\ntext: The children can play and do homework every day\nlevel: users\nindicators:\n"
        "  - text: share of children who play at least an hour a day\n    baseline: 40 %\n    target: 80 %\n"
        "    date: week 49 2027\n    method: staff diary",
        "id: M1\ntext: Barnen orkar leka och göra läxor varje dag\nnivå: brukare\nindikatorer:\n"
        "  - text: andel barn som leker minst en timme om dagen\n    nuläge: 40 %\n    målvärde: 80 %\n"
        "    när: v. 49 2027\n    metod: personalens dagbok",
    ),
    "Indicator": part(
        ("Indicator", "Indikator"),
        "How it will show that the goal is reached: from where, to where, by when, and how it is measured.",
        "Hur det märks att målet är nått: varifrån, vart, till när, och hur det mäts.",
        "text: share of children who play at least an hour a day\nbaseline: 40 %\ntarget: 80 %\n"
        "date: week 49 2027\nmethod: staff diary",
        "text: andel barn som leker minst en timme om dagen\nnuläge: 40 %\nmålvärde: 80 %\n"
        "datum: v. 49 2027\nmetod: personalens dagbok",
    ),
    "EffectLink": part(
        ("Link of the effect chain", "Led i effektkedjan"),
        "One link: this leads to that. The next row goes on where this one ends.",
        "Ett led: det här leder till det där. Nästa rad tar vid där den här slutar.",
        "from: staff learn the method\nto: every child gets a conversation a week\n"
        "assumption: the schedule gives them the time",
        "från: personalen lär sig metoden\ntill: varje barn får ett samtal i veckan\nantagande: schemat ger dem tiden",
    ),
}

FIELDS: dict[str, Doc] = {
    "Challenge.text": doc(
        "What does not work, in one or two sentences. A challenge, not a solution.",
        "Vad som inte fungerar, på en eller två meningar. En utmaning, inte en lösning.",
        "The children in the shelter feel bad",
        "Barnen i boendet mår dåligt",
    ),
    "Challenge.level": doc(
        "Whether it concerns individuals, a group, the whole organisation or those it serves.",
        "Om det gäller individer, en grupp, hela organisationen eller brukarna.",
    ),
    "evidence": doc(
        "How you know: figures, reports, what people have said.",
        "Hur ni vet det: siffror, rapporter, vad människor har sagt.",
        "[staff diary autumn 2026]",
        "[personalens dagbok hösten 2026]",
    ),
    "Vision.text": doc(
        "The vision in one sentence that everybody can remember.",
        "Visionen i en mening som alla kan komma ihåg.",
        "Every child who lives with us may be a child",
        "Varje barn som bor hos oss ska få vara barn",
    ),
    "Vision.for_whom": doc(
        "Whom are we here for?",
        "Vilka är vi till för?",
        "children and mothers who need protection",
        "barn och mammor som behöver skydd",
    ),
    "Vision.purpose": doc(
        "What is the purpose of the operation?",
        "Vad är syftet med verksamheten?",
        "safety, and strength to move on",
        "trygghet, och kraft att gå vidare",
    ),
    "meaning": doc(
        "What does the vision mean to us?",
        "Vad betyder visionen för oss?",
        "we judge ourselves by the children's everyday life",
        "vi bedömer oss själva efter barnens vardag",
    ),
    "relates_to": doc(
        "How the vision and the challenge belong together.",
        "Hur visionen och utmaningen hör ihop.",
        "a child who cannot play is not safe yet",
        "ett barn som inte orkar leka är inte tryggt än",
    ),
    "participation": doc(
        "Who has taken part in forming the vision.",
        "Vilka som har varit med och format visionen.",
        "[the staff, the mothers]",
        "[personalen, mammorna]",
    ),
    "Goal.text": doc(
        "What is true when the goal is reached; how do we work then?",
        "Vad som är sant när målet är nått; hur arbetar vi då?",
        "The children can play and do homework every day",
        "Barnen orkar leka och göra läxor varje dag",
    ),
    "Goal.kind": doc(
        "Result: knowledge, method or behaviour when the project ends. Effect: what it leads to, often later.",
        "Resultat: kunskap, metod eller beteende när projektet slutar. Effekt: vad det leder till, ofta senare.",
    ),
    "rank": doc(
        "Overall goal, the project's goal, or a sub-goal on the way.",
        "Övergripande mål, projektets mål, eller ett delmål på vägen.",
    ),
    "Goal.level": doc("At whom the change shows.", "Hos vem förändringen märks."),
    "Goal.target_groups": doc(
        "The ids of the target groups in which the change shows.",
        "Id för de målgrupper där förändringen märks.",
        "[children]",
        "[barnen]",
    ),
    "indicators": doc("How it will show; at least one for each goal.", "Hur det ska märkas; minst en för varje mål."),
    "contributes_to": doc(
        "The ids of the goals above that this one is a step towards.",
        "Id för de överordnade mål som det här är ett steg mot.",
        "[G2]",
        "[M2]",
    ),
    "Indicator.text": doc(
        "What is counted or asked.",
        "Vad som räknas eller frågas.",
        "share of children who play at least an hour a day",
        "andel barn som leker minst en timme om dagen",
    ),
    "Indicator.kind": doc(
        "Output: what was delivered. Result: what is different at the end. Effect: what it led to.",
        "Utfall: vad som levererades. Resultat: vad som är annorlunda vid slutet. Effekt: vad det ledde till.",
    ),
    "Indicator.level": doc("About whom the indicator says something.", "Vem indikatorn säger något om."),
    "unit": doc("What the figure counts.", "Vad siffran räknar.", "per cent of the children", "procent av barnen"),
    "baseline": doc(
        "Where it stands before the project; without it nothing can be shown afterwards.",
        "Var det står före projektet; utan det går inget att visa efteråt.",
        "40 %",
    ),
    "baseline_date": doc("When the baseline was measured.", "När nuläget mättes.", "November 2026", "november 2026"),
    "baseline_planned": doc(
        "When the baseline will be measured, where it is not yet.",
        "När nuläget ska mätas, om det inte är gjort.",
        "January 2027",
        "januari 2027",
    ),
    "target": doc("Where it shall stand when the goal is reached.", "Var det ska stå när målet är nått.", "80 %"),
    "Indicator.date": doc(
        "When the target shall be reached.", "När målvärdet ska vara nått.", "week 49 2027", "v. 49 2027"
    ),
    "Indicator.actual": doc("What it was when it was measured.", "Vad det blev när det mättes.", "76 %"),
    "numerator": doc(
        "What is divided: a figure that goes with the latest of actual, target and baseline, or an indicator's id.",
        "Det som delas: en siffra som hör till det senaste av utfall, målvärde och nuläge, eller en indikators id.",
        "4 800 h",
    ),
    "denominator": doc(
        "What it is divided by, so that kompplan can check the ratio.",
        "Det som det delas med, så att kompplan kan kontrollera kvoten.",
        "200 people",
        "200 personer",
    ),
    "Indicator.method": doc(
        "How it is measured; the same way before and after.",
        "Hur det mäts; på samma sätt före och efter.",
        "staff diary",
        "personalens dagbok",
    ),
    "Indicator.source": doc(
        "Where the figures are taken from.", "Varifrån siffrorna hämtas.", "the case register", "verksamhetssystemet"
    ),
    "Indicator.owner": doc("The role that measures.", "Rollen som mäter.", "the co-ordinator", "samordnaren"),
    "disaggregate": doc(
        "By what the figure is split when it is shown.",
        "Hur siffran delas upp när den visas.",
        "[sex, workplace]",
        "[kön, arbetsplats]",
    ),
    "from_step": doc(
        "What happens first.", "Vad som händer först.", "staff learn the method", "personalen lär sig metoden"
    ),
    "to_step": doc(
        "What it leads to.",
        "Vad det leder till.",
        "every child gets a conversation a week",
        "varje barn får ett samtal i veckan",
    ),
    "assumption": doc(
        "What has to hold for the one to lead to the other.",
        "Vad som måste stämma för att det ena ska leda till det andra.",
        "the schedule gives them the time",
        "schemat ger dem tiden",
    ),
    "indicator": doc(
        "The id of the indicator that shows whether it happens.", "Id för den indikator som visar om det sker.", "I1"
    ),
}
