"""Evaluation, closing, sources and allowances."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Evaluation": part(
        ("Evaluation", "Utvärdering"),
        "A learning evaluation speaks while there is time to change; a final one when it is over.",
        "En lärande utvärdering talar medan det går att ändra; en slutlig när det är över.",
        "kind: ongoing\nevaluator: an outside evaluator\nfeedback: [June 2027, October 2027]\n"
        'feedback_to: [the steering group]\nquestions: ["Do the conversations take place?"]',
        "slag: lärande\nutvärderare: extern utvärderare\nåterkoppling: [juni 2027, oktober 2027]\n"
        'återkoppling_till: [styrgruppen]\nfrågor: ["Har samtalen blivit av?"]',
    ),
    "EvaluationQuestion": part(
        ("Evaluation question", "Utvärderingsfråga"),
        "A question that the evaluation answers. Mostly a mere text.",
        "En fråga som utvärderingen svarar på. Oftast bara en text.",
        "text: Have school leaders found ways to lead learning?\nabout: school leaders\nlevel: workplace",
        "text: Har rektorerna hittat sätt att leda lärande?\nom: rektorer\nnivå: arbetsplats",
    ),
    "Closing": part(
        ("Closing", "Avslut"),
        "How the project ends and what stays: somebody in the line owns every result.",
        "Hur projektet avslutas och vad som blir kvar: någon i linjen äger varje resultat.",
        "date: 2027-12-17\nhandover:\n  - {what: the conversation routine, to: the unit manager, due: 2027-12-01}\n"
        "follow_ups: 6 months after the end\ndissemination: [a film on the web]",
        "datum: 2027-12-17\növerlämnas:\n  - {vad: samtalsrutinen, till: enhetschefen, senast: 2027-12-01}\n"
        "uppföljning: 6 månader efter slut\nspridning: [en film på webben]",
    ),
    "Results": part(
        ("Results", "Resultat"),
        "What was reached, in persons and in words.",
        "Vad som nåddes, i personer och i ord.",
        "text: grown demand, full courses\nunique: 630\nexternal: 220\nrefused: about 40",
        "text: ökad efterfrågan, fulla kurser\nunika: 630\nexterna: 220\navvisade: ca 40",
    ),
    "HandoverItem": part(
        ("Hand-over", "Överlämning"),
        "A result, who in the line takes it over, by when, and what it costs from then on.",
        "Ett resultat, vem i linjen som tar över, när, och vad det kostar sedan.",
        "what: the conversation routine\nto: the unit manager\ndue: 2027-12-01\ncost_per_year: 90 000 kr",
        "vad: samtalsrutinen\ntill: enhetschefen\nsenast: 2027-12-01\nkostnad_per_år: 90 000 kr",
    ),
    "FollowUp": part(
        ("Follow-up", "Uppföljning"),
        "A look back after the end. A mere text says when.",
        "En tillbakablick efter slutet. Bara en text säger när.",
        "what: do the conversations still take place?\nwhen: 6 months after the end\nowner: the unit manager",
        "vad: blir samtalen fortfarande av?\nnär: 6 månader efter slut\nansvarig: enhetschefen",
    ),
    "Lesson": part(
        ("Lesson", "Lärdom"),
        "Something learned, and who needs to know.",
        "Något ni har lärt er, och vem som behöver veta det.",
        "text: begin procurement a term earlier\nreceiver: the project office",
        "text: börja upphandla en termin tidigare\nmottagare: projektkontoret",
    ),
    "Origin": part(
        ("Source", "Källa"),
        "A document that the plan builds on.",
        "Ett dokument som planen bygger på.",
        "title: Activity plan with risk analysis\nkind: plan\nyear: 2012",
        "titel: Aktivitetsplan med riskanalys\nslag: plan\når: 2012",
    ),
    "Allowance": part(
        ("Allowance", "Undantag"),
        "A finding that you know about and accept. Without a reason it does not count.",
        "En anmärkning som ni känner till och godtar. Utan skäl gäller den inte.",
        "rule: BUD03\nbecause: the amounts come with the decision in March\nuntil: 2027-03-31",
        "regel: BUD03\ndärför: beloppen kommer med beslutet i mars\ntill_och_med: 2027-03-31",
    ),
}

FIELDS: dict[str, Doc] = {
    "Evaluation.text": doc(
        "How it is evaluated, in short.",
        "Hur det utvärderas, i korthet.",
        "an outside evaluator follows the work",
        "en extern utvärderare följer arbetet",
    ),
    "Evaluation.kind": doc(
        "While it runs, half-way, or at the end; may be several.",
        "Under gång, vid halvtid eller vid slutet; får vara flera.",
    ),
    "evaluator": doc(
        "The role or organisation that evaluates.",
        "Rollen eller organisationen som utvärderar.",
        "an outside evaluator",
        "extern utvärderare",
    ),
    "questions": doc(
        "What the evaluation shall answer.",
        "Vad utvärderingen ska svara på.",
        "[Do the conversations take place]",
        "[Har samtalen blivit av]",
    ),
    "Evaluation.method": doc(
        "How it is done.", "Hur det går till.", "interviews and a survey", "intervjuer och en enkät"
    ),
    "dates": doc("When it is done.", "När det görs.", "[May 2027, November 2027]", "[maj 2027, november 2027]"),
    "feedback": doc(
        "When it is told back, while there is time to change.",
        "När det återkopplas, medan det går att ändra.",
        "[June 2027, October 2027]",
        "[juni 2027, oktober 2027]",
    ),
    "feedback_to": doc(
        "Who is told.", "Vilka som får veta.", "[the steering group, the staff]", "[styrgruppen, personalen]"
    ),
    "Evaluation.cost": doc("What the evaluation costs.", "Vad utvärderingen kostar.", "80 000 kr"),
    "EvaluationQuestion.text": doc(
        "The question.", "Frågan.", "Do the conversations take place?", "Har samtalen blivit av?"
    ),
    "about": doc("Whom or what it is about.", "Vem eller vad den handlar om.", "school leaders", "rektorer"),
    "EvaluationQuestion.level": doc("On which level the answer is sought.", "På vilken nivå svaret söks."),
    "answer": doc(
        "What the evaluation found, when it is done.",
        "Vad utvärderingen kom fram till, när den är gjord.",
        "Yes, in three units of four",
        "Ja, på tre enheter av fyra",
    ),
    "Closing.date": doc("When the project is ended.", "När projektet avslutas.", "2027-12-17"),
    "results": doc("What was reached.", "Vad som nåddes."),
    "handover": doc("What is handed over to the line.", "Vad som lämnas över till linjen."),
    "followups": doc(
        "When and how it is followed up after the end.",
        "När och hur det följs upp efter slutet.",
        "6 months after the end",
        "6 månader efter slut",
    ),
    "dissemination": doc(
        "How others get to know.", "Hur andra får veta.", "[a film on the web]", "[en film på webben]"
    ),
    "lessons": doc(
        "What you would do otherwise, or again.",
        "Vad ni skulle göra annorlunda, eller om igen.",
        "[begin procurement a term earlier]",
        "[börja upphandla en termin tidigare]",
    ),
    "Results.text": doc(
        "What is different now.",
        "Vad som är annorlunda nu.",
        "every child gets a conversation a week",
        "varje barn får ett samtal i veckan",
    ),
    "Results.participants": doc("Participants, each counted every time.", "Deltagare, räknade varje gång.", "1 240"),
    "unique": doc("Persons, each counted once.", "Personer, var och en räknad en gång.", "630"),
    "Results.external": doc("How many came from elsewhere.", "Hur många som kom utifrån.", "220"),
    "refused": doc("How many had to be refused.", "Hur många som fick nej.", "about 40", "ca 40"),
    "HandoverItem.what": doc(
        "What is handed over.", "Vad som överlämnas.", "the conversation routine", "samtalsrutinen"
    ),
    "to": doc(
        "The role in the line that owns it from then on.",
        "Rollen i linjen som äger det sedan.",
        "the unit manager",
        "enhetschefen",
    ),
    "HandoverItem.due": doc("The last day of the hand-over.", "Sista dag för överlämningen.", "2027-12-01"),
    "cost_per_year": doc(
        "What it costs a year to keep it alive.", "Vad det kostar per år att hålla det vid liv.", "90 000 kr"
    ),
    "HandoverItem.activities": doc(
        "The ids of the activities that it comes from.", "Id för de aktiviteter som det kommer från.", "[A1]"
    ),
    "FollowUp.what": doc(
        "What is looked at.",
        "Vad som följs upp.",
        "do the conversations still take place?",
        "blir samtalen fortfarande av?",
    ),
    "FollowUp.when": doc("When.", "När.", "6 months after the end", "6 månader efter slut"),
    "Lesson.text": doc(
        "What you have learned.",
        "Vad ni har lärt er.",
        "begin procurement a term earlier",
        "börja upphandla en termin tidigare",
    ),
    "receiver": doc("Who needs to know.", "Vem som behöver veta.", "the project office", "projektkontoret"),
    "Origin.title": doc(
        "The document's title.",
        "Dokumentets titel.",
        "Activity plan with risk analysis",
        "Aktivitetsplan med riskanalys",
    ),
    "Origin.kind": doc("What sort of document it is.", "Vilket slags dokument det är.", "plan"),
    "year": doc("The year it was made.", "Året då det gjordes.", "2012"),
    "rule": doc("The code or the name of the rule.", "Regelns kod eller namn.", "BUD03"),
    "object": doc(
        "The id or the name of what it concerns; without it, the whole plan.",
        "Id eller namn på det som avses; utan det gäller hela planen.",
        "A1",
    ),
    "because": doc(
        "Why it is right as it is.",
        "Varför det är rätt som det är.",
        "the amounts come with the decision in March",
        "beloppen kommer med beslutet i mars",
    ),
    "until": doc("The last day that it holds.", "Sista dagen det gäller.", "2027-03-31"),
}
