"""The activity plan, purchases, offers, promises, history and deviations."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Activity": part(
        ("Activity", "Aktivitet"),
        "A row of the activity plan: what, which aspect, who, when, at what cost. May begin as a mere text.",
        "En rad i aktivitetsplanen: vad, vilken aspekt, vem, när, till vilken kostnad. Kan börja som bara en text.",
        "id: A1\nactivity: Training in a conversation method\naspect: competence\nowner: the unit manager\n"
        "when: March – April 2027\ncost: 6 × 4 500 kr\nhours: 6 × 32 h\nparts: [1 day, 2 days residential, 1 day]\n"
        "target_groups: staff\nmeasures: [M1]",
        "id: A1\naktivitet: Kurs i samtalsmetod\naspekt: kompetens\nansvarig: enhetschefen\n"
        "när: mars – april 2027\nkostnad: 6 × 4 500 kr\ntid: 6 × 32 h\ndelar: [1 dag, 2 dagar internat, 1 dag]\n"
        "målgrupper: personalen\nåtgärder: [Å1]",
    ),
    "ActivityPart": part(
        ("Part of an activity", "Del av en aktivitet"),
        "A day, a residential block, a lecture. Mostly a mere length.",
        "En dag, ett internat, en föreläsning. Oftast bara en längd.",
        "text: introduction\nlength: 1 day\nwhen: March 2027",
        "text: introduktion\nlängd: 1 dag\nnär: mars 2027",
    ),
    "Dependency": part(
        ("Dependency", "Beroende"),
        "What an activity comes after. Mostly a mere id: then it begins when the other one is done. A type ties other "
        "ends, and a lag says how long after. Days are working days; write calendar days where these are meant, weeks "
        "and months are the calendar's.",
        "Vad en aktivitet kommer efter. Oftast bara ett id: då börjar den när den andra är klar. Typen knyter andra "
        "ändar, och fördröjningen säger hur långt efter. Dagar är arbetsdagar; skriv kalenderdagar där det är dem du "
        "menar, veckor och månader är kalenderns.",
        "activity: A1\ntype: start-start\nlag: 5 working days\nreason: the first group has to try it",
        "aktivitet: A1\ntyp: start-start\nfördröjning: 5 arbetsdagar\nskäl: den första gruppen ska hinna pröva",
    ),
    "Commitment": part(
        ("Commitment", "Åtagande"),
        "A promise made in running text, and the activity that keeps it.",
        "Ett löfte i löpande text, och aktiviteten som håller det.",
        "text: an action plan against harassment is drafted\nactivity: A4\nsource: application, section 6",
        "text: en handlingsplan mot trakasserier tas fram\naktivitet: A4\nkälla: ansökan, avsnitt 6",
    ),
    "HistoryItem": part(
        ("Earlier effort", "Tidigare insats"),
        "What has been done before, so that the new work goes on from it.",
        "Vad som har gjorts tidigare, så att det nya bygger vidare.",
        "what: group development course, five days\nwhen: 2007\ncost: 4 × 15 000 kr\nfunder: own budget",
        "vad: UGL, fem dagar\nnär: 2007\nkostnad: 4 × 15 000 kr\nfinansiär: egen budget",
    ),
    "Offer": part(
        ("Offer", "Erbjudande"),
        "A way to take part in an open programme, and what it costs the one who takes part.",
        "Ett sätt att delta i ett öppet program, och vad det kostar den som deltar.",
        "text: single lectures\neligibility: [process leaders]\nfee: 900 kr\nfee_basis: lecture\noptional: yes",
        "text: enstaka föreläsningar\nvem_får_delta: [processledare]\navgift: 900 kr\navgift_per: föreläsning\n"
        "valfri: ja",
    ),
    "Procurement": part(
        ("Procurement", "Upphandling"),
        "A purchase, from notice to contract. Count backwards from the start of the course.",
        "Ett köp, från annons till avtal. Räkna baklänges från kursstarten.",
        "id: P1\nwhat: training in a conversation method\nactivities: [A1]\nprocedure: direct\n"
        "estimated_value: 27 000 kr\ncontract: 2027-02-15",
        "id: U1\nvad: kurs i samtalsmetod\naktiviteter: [A1]\nförfarande: direktupphandling\nvärde: 27 000 kr\n"
        "avtal: 2027-02-15",
    ),
    "Deviation": part(
        ("Deviation", "Avvikelse"),
        "What turned out otherwise than planned, why, and what was decided.",
        "Vad som blev annorlunda än planerat, varför, och vad som bestämdes.",
        "date: 2027-04-20\nactivity: A1\nfield: when\nplanned: April 2027\nactual: September 2027\n"
        "cause: the award was appealed\ndecision: the course moves to the autumn\nby: the steering group",
        "datum: 2027-04-20\naktivitet: A1\nfält: när\nplanerat: april 2027\nutfall: september 2027\n"
        "orsak: tilldelningen överprövades\nbeslut: kursen flyttas till hösten\nav: styrgruppen",
    ),
}

FIELDS: dict[str, Doc] = {
    "Activity.text": doc(
        "What has to be done, so that somebody can tell when it is done.",
        "Vad som ska göras, så att det går att se när det är gjort.",
        "Training in a conversation method",
        "Kurs i samtalsmetod",
    ),
    "Activity.kind": doc("What sort of activity it is.", "Vilket slags aktivitet det är."),
    "start": doc(
        "The first day, or from when. It begins no sooner, and what comes before is expected to be done by then.",
        "Första dagen, eller från när. Den börjar inte tidigare, och det som kommer före väntas vara klart då.",
        "from May 2027",
        "från maj 2027",
    ),
    "Activity.length": doc(
        "How long it lasts, or each occasion of what comes back. Days are working days; 0 days is a milestone.",
        "Hur lång den är, eller varje tillfälle av det som återkommer. Dagar är arbetsdagar; 0 dagar är en milstolpe.",
        "half a day",
        "en halv dag",
    ),
    "recurrence": doc("How often it comes back.", "Hur ofta den återkommer.", "twice a term", "2 gånger per termin"),
    "Activity.cost": doc(
        "What it costs in kronor, or 0 kr with a reason. Working hours have a field of their own.",
        "Vad den kostar i kronor, eller 0 kr med ett skäl. Arbetstid har ett eget fält.",
        "6 × 4 500 kr",
    ),
    "cost_reason": doc(
        "Why the activity costs nothing, or why the cost is not known yet.",
        "Varför aktiviteten inte kostar något, eller varför kostnaden inte är känd än.",
        "our own lecturers",
        "egna föreläsare",
    ),
    "hours": doc("Working time that it takes.", "Arbetstid som den tar.", "6 × 32 h"),
    "Activity.organisation": doc(
        "The id of the organisation that carries it out.", "Id för den organisation som genomför den.", "lysekil"
    ),
    "Activity.measures": doc(
        "The ids of the measures that the activity carries out; so it hangs together with the causes.",
        "Id för de åtgärder som aktiviteten genomför; så hänger den ihop med orsakerna.",
        "[M1]",
        "[Å1]",
    ),
    "Activity.addresses": doc(
        "The ids of the needs or causes that the activity answers, where no measure stands between.",
        "Id för de behov eller orsaker som aktiviteten svarar mot, där ingen åtgärd står emellan.",
        "[N1]",
        "[B1]",
    ),
    "rationale": doc(
        "Why the activity is there, where no measure asks for it.",
        "Varför aktiviteten finns med, där ingen åtgärd kräver den.",
        "part of the unit's environmental policy",
        "ingår i enhetens miljöpolicy",
    ),
    "Activity.participants": doc("How many will take part.", "Hur många som ska delta.", "about 90", "ca 90"),
    "needed_seats": doc(
        "How many seats would be needed, where there are fewer.",
        "Hur många platser som skulle behövas, där de är färre.",
        "180",
    ),
    "Activity.seats": doc(
        "Seats in all, over all groups and rounds.", "Platser sammanlagt, över alla grupper och omgångar.", "96"
    ),
    "Activity.groups": doc("How many groups at a time.", "Hur många grupper åt gången.", "8"),
    "group_size": doc("How many in each group.", "Hur många i varje grupp.", "6–8"),
    "rounds": doc("How many times the whole is given.", "Hur många gånger alltihop ges.", "2"),
    "sessions": doc("Occasions in all.", "Tillfällen sammanlagt.", "128"),
    "sessions_per_group": doc("Occasions for each group.", "Tillfällen för varje grupp.", "8"),
    "days": doc(
        "Days in all for one participant; compared with the parts.",
        "Dagar sammanlagt för en deltagare; jämförs med delarna.",
        "4 days",
        "4 dagar",
    ),
    "parts": doc(
        "The parts that it is made of, in order.",
        "Delarna den består av, i ordning.",
        "[1 day, 2 days residential, 1 day]",
        "[1 dag, 2 dagar internat, 1 dag]",
    ),
    "trainers": doc(
        "The roles that teach or lead.",
        "Rollerna som undervisar eller leder.",
        "[an outside consultant]",
        "[en extern konsult]",
    ),
    "Activity.external": doc("Whether it is bought from outside.", "Om den köps utifrån.", "yes", "ja"),
    "Activity.procurement": doc(
        "The id of the procurement that it waits for.", "Id för den upphandling som den väntar på.", "P1", "U1"
    ),
    "depends_on": doc(
        "What it comes after: the ids of the activities that must be done first, or more about each.",
        "Vad den kommer efter: id för de aktiviteter som måste vara klara först, eller mer om var och en.",
        "[A1]",
    ),
    "Dependency.activity": doc("The id of the other activity.", "Id för den andra aktiviteten.", "A1"),
    "Dependency.kind": doc(
        "Which end of the other one this one's start or end waits for.",
        "Vilken ände av den andra som den här aktivitetens start eller slut väntar på.",
    ),
    "Dependency.reason": doc(
        "Why it has to come after, or why so long after.",
        "Varför den måste komma efter, eller varför så långt efter.",
        "the first group has to try it",
        "den första gruppen ska hinna pröva",
    ),
    "lag": doc(
        "How long after; a negative one is before. Working days, calendar days, weeks or months.",
        "Hur långt efter; en negativ är före. Arbetsdagar, kalenderdagar, veckor eller månader.",
        "5 working days",
        "5 arbetsdagar",
    ),
    "transfer": doc(
        "How what is learned becomes everyday work: tasks between meetings, supervision, follow-up at the workplace.",
        "Hur det lärda blir vardag: uppgifter mellan träffarna, handledning, uppföljning på arbetsplatsen.",
        "a task to try with one's own group between the days",
        "en uppgift att pröva i den egna gruppen mellan dagarna",
    ),
    "deliverables": doc(
        "What it leaves behind.", "Vad den lämnar efter sig.", "[a written routine]", "[en skriven rutin]"
    ),
    "ActivityPart.text": doc("What the part is about.", "Vad delen handlar om.", "introduction", "introduktion"),
    "Commitment.text": doc(
        "What has been promised.",
        "Vad som har lovats.",
        "an action plan against harassment is drafted",
        "en handlingsplan mot trakasserier tas fram",
    ),
    "Commitment.activity": doc(
        "The id of the activity that keeps the promise.", "Id för den aktivitet som håller löftet.", "A4"
    ),
    "HistoryItem.what": doc(
        "What was done.", "Vad som gjordes.", "group development course, five days", "UGL, fem dagar"
    ),
    "Offer.text": doc("What is offered.", "Vad som erbjuds.", "single lectures", "enstaka föreläsningar"),
    "eligibility": doc(
        "Who may take part.", "Vilka som får delta.", "[process leaders, developers]", "[processledare, utvecklare]"
    ),
    "condition": doc(
        "What must be in place to take part.",
        "Vad som måste vara på plats för att få delta.",
        "time for one's own project between the meetings",
        "tid för ett eget projekt mellan träffarna",
    ),
    "fee": doc("What it costs to take part.", "Vad det kostar att delta.", "900 kr"),
    "fee_basis": doc("What the fee is paid for.", "Vad avgiften gäller.", "lecture", "föreläsning"),
    "optional": doc("Whether one may choose it alone.", "Om man får välja bara den.", "yes", "ja"),
    "Procurement.what": doc(
        "What is bought.", "Vad som köps.", "training in a conversation method", "kurs i samtalsmetod"
    ),
    "Procurement.activities": doc(
        "The ids of the activities that wait for it.", "Id för de aktiviteter som väntar på den.", "[A1]"
    ),
    "category": doc("What the procurement act calls it.", "Vad upphandlingslagen räknar det som."),
    "procedure": doc("How it is bought.", "Hur det köps."),
    "estimated_value": doc(
        "What the purchase is worth in all; decides the procedure.",
        "Vad köpet är värt sammanlagt; avgör förfarandet.",
        "27 000 kr",
    ),
    "notice": doc("When it is advertised.", "När den annonseras.", "2026-10-01"),
    "tender_deadline": doc("The last day for tenders.", "Sista dag för anbud.", "2026-11-16"),
    "award": doc("When the award is decided.", "När tilldelning beslutas.", "2026-12-07"),
    "standstill_end": doc("When the standstill ends.", "När avtalsspärren löper ut.", "2026-12-18"),
    "contract": doc("When the contract is signed.", "När avtalet tecknas.", "2027-01-15"),
    "review_buffer_days": doc(
        "Days kept free in case the award is appealed.", "Dagar att ta av om tilldelningen överprövas.", "60"
    ),
    "Deviation.date": doc("When it was noticed.", "När det upptäcktes.", "2027-04-20"),
    "field": doc(
        "What it concerns: date, cost, participants.", "Vad den gäller: datum, kostnad, deltagare.", "when", "när"
    ),
    "planned": doc("What was planned.", "Vad som var planerat.", "April 2027", "april 2027"),
    "actual": doc("What it became.", "Vad det blev.", "September 2027", "september 2027"),
    "cause": doc(
        "Why it became otherwise.",
        "Varför det blev annorlunda.",
        "the award was appealed",
        "tilldelningen överprövades",
    ),
    "decision": doc(
        "What was decided.", "Vad som bestämdes.", "the course moves to the autumn", "kursen flyttas till hösten"
    ),
    "by": doc(
        "The role or group that decided.", "Rollen eller gruppen som bestämde.", "the steering group", "styrgruppen"
    ),
    "improvement": doc(
        "What could have been done better, for the next plan.",
        "Vad som kunde ha gjorts bättre, till nästa plan.",
        "begin the procurement a term earlier",
        "börja upphandlingen en termin tidigare",
    ),
}
