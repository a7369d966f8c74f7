"""The five aspects, who steers, networks and horizontal principles."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Strategy": part(
        ("Strategy", "Strategi"),
        "What do the measures need in each aspect? Say so for all five, also where nothing is needed, and why.",
        "Vad kräver åtgärderna i varje aspekt? Svara för alla fem, även där inget behövs, och varför.",
        "competence: staff lack the method; the region has course material\n"
        "organisation: schedules change so that two can go on the course at a time\n"
        "processes: conversations become part of the weekly routine\n"
        "technology: {needed: no, reason: the case system has a template already}\ngovernance: unknown",
        "kompetens: personalen saknar metoden; kursmaterial finns hos regionen\n"
        "organisation: schemat läggs om så att två kan gå kurs samtidigt\n"
        "processer: samtalen in i veckorutinen\n"
        "teknik: {behövs: nej, skäl: journalsystemet har redan en mall}\nstyrning: okänt",
    ),
    "AspectPlan": part(
        ("Aspect", "Aspekt"),
        "What one aspect needs. A mere text says what; a mere word says whether.",
        "Vad en aspekt kräver. Bara en text säger vad; bara ett ord säger om.",
        "needed: no\nreason: the case system has a template already",
        "behövs: nej\nskäl: journalsystemet har redan en mall",
    ),
    "Governance": part(
        ("Governance", "Styrning"),
        "Who steers, how often they meet, and the mandates from the line.",
        "Vem som styr, hur ofta man träffas, och mandaten från linjen.",
        "steering_group: [the director, a head teacher]\nmeets: 4 times a year\nmandates:\n"
        "  - {organisation: Dals-Ed, given_by: the chief executive, mandatory_for: all managers}",
        "styrgrupp: [förvaltningschefen, en rektor]\nträffas: 4 gånger per år\nmandat:\n"
        "  - {organisation: Dals-Ed, givet_av: kommunchefen, obligatoriskt_för: alla chefer}",
    ),
    "Mandate": part(
        ("Mandate", "Mandat"),
        "A decision in the line that gives the project its right to act.",
        "Ett beslut i linjen som ger projektet rätt att handla.",
        "organisation: Dals-Ed\ngiven_by: the chief executive\ndate: 2026-11-24\nmandatory_for: all managers",
        "organisation: Dals-Ed\ngivet_av: kommunchefen\ndatum: 2026-11-24\nobligatoriskt_för: alla chefer",
    ),
    "Network": part(
        ("Network", "Nätverk"),
        "A standing contact between parties that should outlive the project.",
        "En fast kontakt mellan parter som bör överleva projektet.",
        "text: Heads who lead learning\nlevel: between municipalities\nparties: [Lysekil, Munkedal]\n"
        "meets: once a term\nafter_end: the heads take turns to invite",
        "text: Rektorer som leder lärande\nnivå: mellan kommuner\nparter: [Lysekil, Munkedal]\n"
        "träffas: 1 gång per termin\nefter_slut: rektorerna turas om att bjuda in",
    ),
    "Principle": part(
        ("Horizontal principle", "Horisontell princip"),
        "How a principle is met: what you found, what you do, how it is followed.",
        "Hur en princip uppfylls: vad ni har funnit, vad ni gör, hur det följs.",
        "analysis: four out of five of the staff are women, but half of the managers are men\n"
        "actions: [seats are shared by the staff's proportions]\nindicators: [participants by sex]",
        "analys: fyra av fem anställda är kvinnor, men hälften av cheferna är män\n"
        "insatser: [platserna fördelas som i personalen]\nindikatorer: [deltagare efter kön]",
    ),
    "Horizontal": part(
        ("Horizontal principles", "Horisontella principer"),
        "What European funds ask of every project. A principle may be a mere text.",
        "Det som de europeiska fonderna begär av varje projekt. En princip kan vara bara en text.",
        "gender_equality: four out of five of the staff are women\n"
        "accessibility: the premises are adapted; material is sent out in advance\n"
        "non_discrimination: all grounds are part of the training",
        "jämställdhet: fyra av fem anställda är kvinnor\n"
        "tillgänglighet: lokalerna är anpassade; materialet skickas ut i förväg\n"
        "icke_diskriminering: alla grunder ingår i utbildningen",
    ),
}

FIELDS: dict[str, Doc] = {
    "Strategy.competence": doc(
        "Do we and our colleagues know what the new way of working asks for? If not, which training, which material?",
        "Kan vi och våra kollegor det som det nya arbetssättet kräver? Om inte: vilken utbildning, vilket material?",
        "staff lack the conversation method",
        "personalen saknar samtalsmetoden",
    ),
    "Strategy.organisation": doc(
        "Does the organisation allow it? Must schedules or staffing change so that people have the time?",
        "Tillåter organisationen det? Måste scheman eller bemanning ändras så att tiden finns?",
        "schedules change so that two can go on the course at a time",
        "schemat läggs om så att två kan gå kurs samtidigt",
    ),
    "Strategy.processes": doc(
        "Must processes and routines be changed to give room for the new?",
        "Måste processer och rutiner ändras för att ge plats åt det nya?",
        "conversations become part of the weekly routine",
        "samtalen in i veckorutinen",
    ),
    "Strategy.technology": doc(
        "Do the IT systems support the new way of working, or do they collide with it?",
        "Stöder IT-systemen det nya arbetssättet, eller krockar de med det?",
        "{needed: no, reason: the case system has a template already}",
        "{behövs: nej, skäl: journalsystemet har redan en mall}",
    ),
    "Strategy.governance": doc(
        "Does the new way of working mean that steering must change? How?",
        "Innebär det nya arbetssättet att styrningen måste ändras? Hur?",
        "unknown",
        "okänt",
    ),
    "state": doc(
        "Whether anything has to change in the aspect. Unknown is an honest answer in a draft.",
        "Om något måste ändras i aspekten. Okänt är ett ärligt svar i ett utkast.",
    ),
    "AspectPlan.text": doc(
        "What is needed.", "Vad som behövs.", "staff lack the conversation method", "personalen saknar samtalsmetoden"
    ),
    "reason": doc(
        "Why nothing is needed.",
        "Varför inget behövs.",
        "the case system has a template already",
        "journalsystemet har redan en mall",
    ),
    "Governance.text": doc(
        "How the project is steered, where a sentence says it best.",
        "Hur projektet styrs, där en mening säger det bäst.",
        "the ordinary management group steers",
        "den ordinarie ledningsgruppen styr",
    ),
    "steering_group": doc(
        "The roles in the steering group.",
        "Rollerna i styrgruppen.",
        "[the director, a head teacher]",
        "[förvaltningschefen, en rektor]",
    ),
    "working_group": doc(
        "The roles in the working group.",
        "Rollerna i arbetsgruppen.",
        "[the co-ordinator, two learning leaders]",
        "[samordnaren, två lärledare]",
    ),
    "reference_group": doc(
        "The roles in the reference group.",
        "Rollerna i referensgruppen.",
        "[a union representative]",
        "[en facklig företrädare]",
    ),
    "mandates": doc("The decisions that the project rests on.", "Besluten som projektet vilar på."),
    "contacts": doc(
        "Contact roles in the organisations; no names.",
        "Kontaktroller i organisationerna; inga namn.",
        "[the HR officer in Lysekil]",
        "[HR-specialisten i Lysekil]",
    ),
    "Mandate.organisation": doc(
        "The organisation that the decision binds.", "Organisationen som beslutet binder.", "Dals-Ed"
    ),
    "Mandate.text": doc(
        "What has been decided.", "Vad som är beslutat.", "all managers take part", "alla chefer deltar"
    ),
    "given_by": doc("The role that decided.", "Rollen som beslutade.", "the chief executive", "kommunchefen"),
    "Mandate.date": doc("When it was decided.", "När det beslutades.", "2026-11-24"),
    "mandatory_for": doc("Who must take part.", "Vilka som måste delta.", "all managers", "alla chefer"),
    "Network.text": doc(
        "What the network is called or does.",
        "Vad nätverket heter eller gör.",
        "Heads who lead learning",
        "Rektorer som leder lärande",
    ),
    "Network.level": doc(
        "Between whom it runs.", "Mellan vilka det löper.", "between municipalities", "mellan kommuner"
    ),
    "parties": doc("Those who take part.", "De som deltar.", "[Lysekil, Munkedal]"),
    "Network.purpose": doc("Why they meet.", "Varför man träffas.", "exchange of experience", "erfarenhetsutbyte"),
    "after_end": doc(
        "How the network goes on without the project.",
        "Hur nätverket lever vidare utan projektet.",
        "the heads take turns to invite",
        "rektorerna turas om att bjuda in",
    ),
    "Principle.analysis": doc(
        "What the analysis shows from this point of view.",
        "Vad analysen visar ur den här synvinkeln.",
        "four out of five of the staff are women",
        "fyra av fem anställda är kvinnor",
    ),
    "actions": doc(
        "What you do because of it.",
        "Vad ni gör med anledning av det.",
        "[material is sent out in advance]",
        "[materialet skickas ut i förväg]",
    ),
    "Principle.indicators": doc(
        "How it is followed.", "Hur det följs.", "[participants by sex]", "[deltagare efter kön]"
    ),
    "gender_equality": doc(
        "How women and men are affected and what is done so that the terms are equal.",
        "Hur kvinnor och män berörs och vad som görs för lika villkor.",
        "four out of five of the staff are women",
        "fyra av fem anställda är kvinnor",
    ),
    "accessibility": doc(
        "How everybody can take part: premises, material, methods.",
        "Hur alla kan delta: lokaler, material, metoder.",
        "the premises are adapted",
        "lokalerna är anpassade",
    ),
    "non_discrimination": doc(
        "How all grounds of discrimination are covered.",
        "Hur alla diskrimineringsgrunder tas om hand.",
        "all grounds are part of the training",
        "alla grunder ingår i utbildningen",
    ),
    "ecological": doc(
        "How the project weighs on the environment, or helps it.",
        "Hur projektet belastar miljön, eller hjälper den.",
        "meetings are held where people work",
        "träffarna hålls där folk arbetar",
    ),
}
