"""The plan's sections."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Plan": part(
        ("The plan", "Planen"),
        "One plan is one project in one file, in the order in which it is thought. Every section may be left out; "
        "project.status decides how much is asked for. Large plans can be split with include.",
        "En plan är ett projekt i en fil, i den ordning man tänker. Varje avsnitt får utelämnas; projektets status "
        "avgör hur mycket som efterfrågas. Stora planer kan delas med inkludera.",
        "project: Children in the shelter\nactivities:\n  - Training in a conversation method",
        "projekt: Barnen i boendet\naktiviteter:\n  - Kurs i samtalsmetod",
    ),
}

FIELDS: dict[str, Doc] = {
    "Plan.project": doc(
        "What the project is called, who owns it, when it runs and how far it has come.",
        "Vad projektet heter, vem som äger det, när det pågår och hur långt det har kommit.",
    ),
    "Plan.challenge": doc(
        "Step 0: what does not work in everyday operation, and for whom.",
        "Steg 0: vad som inte fungerar i vardagen, och för vem.",
    ),
    "Plan.vision": doc(
        "Step 1: whom you are here for and where you want to get. A common compass.",
        "Steg 1: vilka ni är till för och vart ni vill. En gemensam kompass.",
    ),
    "Plan.goals": doc(
        "Step 2: what shall be true when the challenge has been met, and how it will show.",
        "Steg 2: vad som ska vara sant när utmaningen är mött, och hur det ska märkas.",
    ),
    "Plan.analysis": doc(
        "Step 3: the situation to start from: needs, strengths and weaknesses, who was asked.",
        "Steg 3: läget att utgå från: behov, styrkor och svagheter, vilka som har frågats.",
    ),
    "Plan.solution_tree": doc(
        "Step 3: the problem, the causes behind it, and the measures that answer each cause.",
        "Steg 3: problemet, orsakerna bakom, och åtgärderna som svarar mot varje orsak.",
    ),
    "Plan.strategy": doc(
        "Step 4: what each of the five aspects needs in order to go from idea to action.",
        "Steg 4: vad var och en av de fem aspekterna kräver för att gå från idé till handling.",
    ),
    "Plan.activities": doc(
        "Step 5: what has to be done, by whom, when, and at what cost.",
        "Steg 5: vad som ska göras, av vem, när och till vilken kostnad.",
    ),
    "Plan.calendar": doc(
        "Days that you do not work, or do, beside weekends and public holidays; the schedule goes by it.",
        "Dagar då ni inte arbetar, eller arbetar, utöver helger; tidsplanen går efter den.",
    ),
    "Plan.organisations": doc(
        "The organisations that take part.",
        "De organisationer som deltar.",
    ),
    "Plan.roles": doc(
        "The roles that the plan speaks of; owners can be named by their id.",
        "De roller som planen talar om; ansvariga kan anges med rollens id.",
    ),
    "Plan.target_groups": doc(
        "Those who take part or whom the change is for, and how many they are.",
        "De som deltar eller som förändringen är till för, och hur många de är.",
    ),
    "Plan.tables": doc(
        "Statistics kept as they were printed, with stated sums and shares; kompplan checks the arithmetic.",
        "Statistik så som den är tryckt, med angivna summor och andelar; kompplan kontrollräknar.",
    ),
    "Plan.procurement": doc(
        "What has to be bought, how, and the dates on the way to a contract.",
        "Vad som ska köpas, hur, och datumen på vägen till avtal.",
    ),
    "Plan.offers": doc(
        "Ways to take part in an open programme: who may, on what condition, at what fee.",
        "Sätt att delta i ett öppet program: vem som får, på vilka villkor, till vilken avgift.",
    ),
    "Plan.budget": doc(
        "The rows of the budget, their stated sum, and rates.", "Budgetens rader, deras angivna summa och satser."
    ),
    "Plan.funding": doc("Who pays, and how much.", "Vem som betalar, och hur mycket."),
    "Plan.risks": doc(
        "What can go wrong, how likely and how bad, and what is done about it.",
        "Vad som kan gå fel, hur troligt och hur allvarligt, och vad som görs åt det.",
    ),
    "Plan.evaluation": doc(
        "Who looks at the work, at what, when, and who is told while there is time to change.",
        "Vem som granskar arbetet, vad, när, och vem som får veta medan det går att ändra.",
    ),
    "Plan.effect_chain": doc(
        "Step by step how learning reaches those whom the operation serves.",
        "Steg för steg hur lärandet når dem som verksamheten är till för.",
    ),
    "Plan.horizontal": doc(
        "The funds' horizontal principles: gender equality, accessibility, non-discrimination, ecology.",
        "Fondernas horisontella principer: jämställdhet, tillgänglighet, icke-diskriminering, ekologi.",
    ),
    "Plan.governance": doc(
        "Who steers the project, and which decisions give it the right to act.",
        "Vem som styr projektet, och vilka beslut som ger det rätt att handla.",
    ),
    "Plan.networks": doc(
        "Standing contacts between parties, and how they go on after the end.",
        "Fasta kontakter mellan parter, och hur de lever vidare efter slutet.",
    ),
    "Plan.commitments": doc(
        "Promises made in running text, so that none is forgotten.",
        "Löften som getts i löpande text, så att inget glöms bort.",
    ),
    "Plan.history": doc(
        "What has been done before, when, and with whose money.",
        "Vad som har gjorts tidigare, när, och med vems pengar.",
    ),
    "Plan.deviations": doc(
        "Step 6: what turned out otherwise, why, and what was decided.",
        "Steg 6: vad som blev annorlunda, varför, och vad som bestämdes.",
    ),
    "Plan.closing": doc(
        "Step 7: how the project ends, who takes over, and how it is followed up.",
        "Steg 7: hur projektet avslutas, vem som tar över och hur det följs upp.",
    ),
    "Plan.sources": doc("Documents that the plan builds on.", "Dokument som planen bygger på."),
    "Plan.allow": doc(
        "Findings that you know about and accept, each with its reason.",
        "Anmärkningar som ni känner till och godtar, var och en med sitt skäl.",
    ),
}
