"""Needs, strengths and weaknesses, and the solution tree."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Analysis": part(
        ("Analysis", "Analys"),
        "The situation to start from. Ask experts, researchers and others with the same experience.",
        "Läget att utgå från. Fråga experter, forskare och andra med samma erfarenhet.",
        "date: autumn 2026\nmethod: interviews with all staff\nexperts: [child psychiatry, a neighbouring shelter]\n"
        "needs:\n  - {text: to know how to talk with a child in crisis, groups: [staff]}",
        "datum: hösten 2026\nmetod: intervjuer med all personal\nexperter: [barnpsykiatrin, en grannjour]\n"
        "behov:\n  - {text: kunna samtala med barn i kris, grupper: [personalen]}",
    ),
    "Need": part(
        ("Need", "Behov"),
        "What a staff group says that it needs. Every need wants a measure, or a reason why not.",
        "Vad en personalgrupp säger sig behöva. Varje behov ska få en åtgärd, eller ett skäl till varför inte.",
        "text: to know how to talk with a child in crisis\ngroups: [staff]\nsource: interviews autumn 2026",
        "text: kunna samtala med barn i kris\ngrupper: [personalen]\nkälla: intervjuer hösten 2026",
    ),
    "Swot": part(
        ("SWOT", "SWOT"),
        "Strengths, weaknesses, opportunities and threats.",
        "Styrkor, svagheter, möjligheter och hot.",
        "strengths: [flexible, common values]\nweaknesses: [no common routines]\nopportunities: [a new building]\n"
        "threats: [the grant ends]",
        "styrkor: [flexibla, gemensamma värderingar]\nsvagheter: [gemensamma rutiner saknas]\n"
        "möjligheter: [nya lokaler]\nhot: [bidraget upphör]",
    ),
    "SwotItem": part(
        ("Strength, weakness, opportunity or threat", "Styrka, svaghet, möjlighet eller hot"),
        "Mostly a mere text. A weakness or threat wants a measure, a risk, or a reason why nothing is done.",
        "Oftast bara en text. En svaghet eller ett hot ska få en åtgärd, en risk, eller ett skäl att avstå.",
        "id: W1\ntext: no common routines",
        "id: S1\ntext: gemensamma rutiner saknas",
    ),
    "SolutionTree": part(
        ("Solution tree", "Lösningsträd"),
        "Problem, causes, measures and goal in one picture. Causes may have causes of their own.",
        "Problem, orsaker, åtgärder och mål i en bild. Orsaker kan ha egna orsaker.",
        "problem: The children feel bad\ngoals: [G1]\ncauses:\n  - id: C1\n    text: The children are traumatised\n"
        "    measures:\n      - {id: M1, text: Staff are trained in a new method, kind: training}\n"
        "      - {id: M2, text: Every child gets a conversation, frequency: at least once a week, kind: routine}",
        "problem: Barnen mår dåligt\nmål: [M1]\norsaker:\n  - id: O1\n    text: Barnen är traumatiserade\n"
        "    åtgärder:\n      - {id: Å1, text: Personalen utbildas i en ny metod, slag: utbildning}\n"
        "      - {id: Å2, text: Varje barn får samtal, hur_ofta: minst 1 gång i veckan, slag: rutin}",
    ),
    "Cause": part(
        ("Cause", "Orsak"),
        "Something that lies behind the problem, with the measures that answer it.",
        "Något som ligger bakom problemet, med åtgärderna som svarar mot det.",
        "id: C1\ntext: The children are traumatised\nmeasures:\n"
        "  - {id: M1, text: Staff are trained in a new method, kind: training}",
        "id: O1\ntext: Barnen är traumatiserade\nåtgärder:\n"
        "  - {id: Å1, text: Personalen utbildas i en ny metod, slag: utbildning}",
    ),
    "Measure": part(
        ("Measure", "Åtgärd"),
        "What is to be done about a cause. Training is part of the answer, seldom all of it. A measure that answers "
        "several causes is written once; under the others its id is enough.",
        "Vad som ska göras åt en orsak. Utbildning är en del av svaret, sällan hela. En åtgärd som svarar mot flera "
        "orsaker skrivs en gång; under de andra räcker dess id.",
        "id: M2\ntext: Every child gets a conversation\nkind: routine\nfrequency: at least once a week per child",
        "id: Å2\ntext: Varje barn får samtal\nslag: rutin\nhur_ofta: minst 1 gång i veckan per barn",
    ),
}

FIELDS: dict[str, Doc] = {
    "Analysis.text": doc(
        "What the analysis has shown, in short.",
        "Vad analysen har visat, i korthet.",
        "the staff lack a method, not the will",
        "personalen saknar metod, inte vilja",
    ),
    "Analysis.date": doc(
        "When the analysis was made; an old one no longer fits.",
        "När analysen gjordes; en gammal stämmer inte längre.",
        "autumn 2026",
        "hösten 2026",
    ),
    "experts": doc(
        "Whom you have asked, as roles or organisations.",
        "Vilka ni har frågat, som roller eller organisationer.",
        "[child psychiatry, a neighbouring shelter]",
        "[barnpsykiatrin, en grannjour]",
    ),
    "needs": doc("The needs of the staff groups.", "Personalgruppernas behov."),
    "swot": doc("Strengths, weaknesses, opportunities and threats.", "Styrkor, svagheter, möjligheter och hot."),
    "Need.text": doc(
        "What is needed.",
        "Vad som behövs.",
        "to know how to talk with a child in crisis",
        "kunna samtala med barn i kris",
    ),
    "Need.groups": doc(
        "The ids of the target groups that have the need.",
        "Id för de målgrupper som har behovet.",
        "[staff]",
        "[personalen]",
    ),
    "Need.status": doc(
        "Whether it was stated or only wished for, and what became of it.",
        "Om det är uttalat eller bara ett önskemål, och vad det blev av det.",
    ),
    "strengths": doc(
        "What works well within.",
        "Vad som fungerar bra inåt.",
        "[flexible, common values]",
        "[flexibla, gemensamma värderingar]",
    ),
    "weaknesses": doc(
        "What works badly within.",
        "Vad som fungerar dåligt inåt.",
        "[no common routines]",
        "[gemensamma rutiner saknas]",
    ),
    "opportunities": doc(
        "What may help from outside.", "Vad som kan hjälpa utifrån.", "[a new building]", "[nya lokaler]"
    ),
    "threats": doc(
        "What may harm from outside.", "Vad som kan skada utifrån.", "[the grant ends]", "[bidraget upphör]"
    ),
    "problem": doc(
        "The challenge as the root of the tree, in a few words.",
        "Utmaningen som trädets rot, med några få ord.",
        "The children feel bad",
        "Barnen mår dåligt",
    ),
    "SolutionTree.goals": doc(
        "The ids of the goals that the tree leads to.", "Id för de mål som trädet leder till.", "[G1]", "[M1]"
    ),
    "causes": doc("What lies behind the problem.", "Vad som ligger bakom problemet."),
    "SolutionTree.measures": doc(
        "Measures that you would rather list here than under their causes; each says what it answers.",
        "Åtgärder som ni hellre räknar upp här än under sina orsaker; var och en säger vad den svarar mot.",
    ),
    "Cause.text": doc(
        "The cause in a few words.",
        "Orsaken med några få ord.",
        "The children are traumatised",
        "Barnen är traumatiserade",
    ),
    "Cause.level": doc("Where the cause lies.", "Var orsaken finns."),
    "Cause.parent": doc(
        "The id of the cause that this one leads to, where the tree is not written as a tree.",
        "Id för den orsak som den här leder till, där trädet inte är skrivet som ett träd.",
        "C1",
        "O1",
    ),
    "outside_control": doc(
        "Yes where you can do nothing about it; then no measure is asked for.",
        "Ja där ni inte kan göra något åt den; då efterfrågas ingen åtgärd.",
        "yes",
        "ja",
    ),
    "Cause.causes": doc("What in turn lies behind this cause.", "Vad som i sin tur ligger bakom orsaken."),
    "Cause.measures": doc(
        "What is done about the cause; an id is enough for a measure that stands elsewhere.",
        "Vad som görs åt orsaken; ett id räcker för en åtgärd som står på annat håll.",
    ),
    "Measure.text": doc(
        "What shall be done, not who or when; that comes with the activities.",
        "Vad som ska göras, inte vem eller när; det kommer med aktiviteterna.",
        "Every child gets a conversation",
        "Varje barn får samtal",
    ),
    "same_as": doc(
        "The id of a measure that is written elsewhere, where it answers this cause too.",
        "Id för en åtgärd som står på annat håll, där den svarar även mot den här orsaken.",
        "M2",
        "Å2",
    ),
    "addresses": doc(
        "The ids of the causes, needs or weaknesses that the measure answers.",
        "Id för de orsaker, behov eller svagheter som åtgärden svarar mot.",
        "[C1, N1]",
        "[O1, B1]",
    ),
    "Measure.kind": doc("What sort of measure it is.", "Vilket slags åtgärd det är."),
    "frequency": doc(
        "How often it is done.",
        "Hur ofta det görs.",
        "at least once a week per child",
        "minst 1 gång i veckan per barn",
    ),
    "capacity": doc("For how many there is room.", "Hur många det finns plats för.", "12"),
}
