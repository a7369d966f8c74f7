"""The project and its programme."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Project": part(
        ("Project", "Projekt"),
        "The head of the plan. A name is enough to begin with.",
        "Planens huvud. Ett namn räcker att börja med.",
        "id: shelter-children\nname: Children in the shelter\nowner: the women's shelter\nstatus: draft\n"
        "period: 2027-01-11 – 2027-12-17",
        "id: kvinnojouren-barn\nnamn: Barnen i boendet\nägare: kvinnojouren\nstatus: utkast\n"
        "period: 2027-01-11 – 2027-12-17",
    ),
    "Payment": part(
        ("Payments", "Utbetalningar"),
        "When the fund pays: support comes in arrears, so that somebody has to lay out the money.",
        "När fonden betalar: stödet kommer i efterskott, så någon måste ligga ute med pengarna.",
        "every: 6 months\ndelay: 3 months",
        "intervall: 6 månader\ndröjer: 3 månader",
    ),
    "Programme": part(
        ("Programme", "Program"),
        "The funding programme's header, as in its decision.",
        "Stödprogrammets huvud, som i beslutet.",
        "fund: European Social Fund Plus\narea: Skills supply\nphase: implementation\ngrant: 308 280 kr\n"
        "total: 308 280 kr",
        "fond: ESF+\nprogramområde: Kompetensförsörjning\nfas: genomförande\nstöd: 308 280 kr\n"
        "total_projektbudget: 308 280 kr",
    ),
}

FIELDS: dict[str, Doc] = {
    "Project.id": doc(
        "A short name for files and for other plans that refer to this one.",
        "Ett kort namn för filer och för andra planer som hänvisar hit.",
        "shelter-children",
        "kvinnojouren-barn",
    ),
    "Project.name": doc(
        "What the project is called, as it should stand on reports.",
        "Vad projektet heter, som det ska stå på rapporter.",
        "Children in the shelter",
        "Barnen i boendet",
    ),
    "summary": doc(
        "The project in two or three sentences, for somebody who knows nothing of it.",
        "Projektet på två, tre meningar, för den som inte vet något om det.",
        "Staff learn a conversation method and every child gets a talk each week",
        "Personalen lär sig en samtalsmetod och varje barn får ett samtal i veckan",
    ),
    "Project.owner": doc(
        "The organisation that owns the project.",
        "Organisationen som äger projektet.",
        "the women's shelter",
        "kvinnojouren",
    ),
    "Project.status": doc(
        "How far the plan has come; decides how much is asked for. A plan that does not say is a draft.",
        "Hur långt planen har kommit; avgör hur mycket som efterfrågas. Den som inget säger är ett utkast.",
    ),
    "Project.period": doc(
        "The project's first and last day.", "Projektets första och sista dag.", "2027-01-11 – 2027-12-17"
    ),
    "Project.length": doc(
        "How long the project lasts, where the days are not known yet.",
        "Hur länge projektet pågår, där dagarna inte är kända än.",
        "18 months",
        "18 månader",
    ),
    "partners": doc(
        "Organisations that share the work.",
        "Organisationer som delar på arbetet.",
        "[the region, the neighbouring municipality]",
        "[regionen, grannkommunen]",
    ),
    "region": doc("The region that the project works in.", "Regionen som projektet verkar i.", "Västra Götaland"),
    "municipalities": doc(
        "The municipalities that the project works in.", "Kommunerna som projektet verkar i.", "[Lysekil, Sotenäs]"
    ),
    "contact_role": doc(
        "The role to turn to; never a name, a telephone number or an e-mail address.",
        "Rollen man vänder sig till; aldrig namn, telefonnummer eller e-postadress.",
        "the project manager",
        "projektledaren",
    ),
    "mandate": doc(
        "Who has decided that the project may begin, and when.",
        "Vem som har beslutat att projektet får börja, och när.",
        "board decision 2026-11-24",
        "styrelsens beslut 2026-11-24",
    ),
    "previous_project": doc(
        "The project that this one goes on from.",
        "Projektet som det här bygger vidare på.",
        "Children first, 2025",
        "Barnen först, 2025",
    ),
    "decided_plan": doc(
        "The file with the plan as it was decided, in the plan's folder or below. A running plan is compared with it.",
        "Filen med planen som den beslutades, i planens mapp eller under den. En plan som pågår jämförs med den.",
        "decided/plan.yaml",
        "beslutad/plan.yaml",
    ),
    "programme": doc("The funding programme, where there is one.", "Stödprogrammet, om det finns ett."),
    "language": doc(
        "The language of reports and messages, where nobody asks for another.",
        "Språket i rapporter och meddelanden, när ingen ber om ett annat.",
    ),
    "today": doc(
        "The day that the plan is to be judged on; for finished plans and examples.",
        "Dagen som planen ska bedömas på; för avslutade planer och exempel.",
        "2027-05-01",
    ),
    "fund": doc("The fund that pays.", "Fonden som betalar.", "European Social Fund Plus", "Europeiska socialfonden+"),
    "area": doc("The programme area.", "Programområdet.", "Skills supply", "Kompetensförsörjning"),
    "specific_objective": doc(
        "The specific objective of the programme.",
        "Programmets specifika mål.",
        "adaptation of workers to change",
        "anpassning till förändringar i arbetslivet",
    ),
    "call": doc(
        "The call that is answered.",
        "Utlysningen som ansökan svarar på.",
        "Skills for change 2027",
        "Kompetens för omställning 2027",
    ),
    "ref": doc("The record number of the decision.", "Beslutets diarienummer.", "2027/00123"),
    "grant": doc("The granted support.", "Det beviljade stödet.", "308 280 kr"),
    "payment": doc(
        "How often payment is asked for, and how long it takes.",
        "Hur ofta utbetalning begärs, och hur länge den dröjer.",
    ),
    "every": doc(
        "How long a stretch each claim covers.", "Hur lång tid varje rekvisition gäller.", "6 months", "6 månader"
    ),
    "delay": doc(
        "How long after the stretch the money comes.",
        "Hur länge efter perioden pengarna kommer.",
        "3 months",
        "3 månader",
    ),
    "advance": doc(
        "What is paid at the start, and drawn from the last payments.",
        "Det som betalas vid starten, och räknas av mot de sista utbetalningarna.",
        "100 000 kr",
    ),
    "Programme.total": doc(
        "The total project budget in the decision.", "Den totala projektbudgeten i beslutet.", "308 280 kr"
    ),
    "required_cofinancing": doc(
        "How much of the total others than the fund have to pay, according to the call.",
        "Hur stor del av den totala budgeten som andra än fonden ska betala, enligt utlysningen.",
        "46 %",
    ),
}
