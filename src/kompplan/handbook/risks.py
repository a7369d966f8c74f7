"""The risk register and its scale."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Risks": part(
        ("Risks", "Risker"),
        "The register with its scale. Without a scale of its own: 1–5 by 1–5, with bands 1–4, 5–14 and 15–25.",
        "Registret med sin skala. Utan egen skala: 1–5 gånger 1–5, med nivåerna 1–4, 5–14 och 15–25.",
        "bands: {acceptable: 1–4, should be mitigated: 5–14, act now: 15–25}\nregister:\n"
        "  - {id: R1, risk: management does not live as it teaches, probability: 4, impact: 4,\n"
        "     mitigation: follow-up every month, owner: the director, due: 2027-03-01}",
        "nivåer: {kan accepteras: 1–4, bör åtgärdas: 5–14, åtgärdas snarast: 15–25}\nregister:\n"
        "  - {id: R1, risk: ledningen lever inte som den lär, S: 4, K: 4,\n"
        "     åtgärd: uppföljning varje månad, ansvarig: förvaltningschefen, senast: 2027-03-01}",
    ),
    "Scale": part(
        ("Scale", "Skala"),
        "The lowest and highest step, and what the steps are called from the lowest up.",
        "Lägsta och högsta steget, och vad stegen heter nedifrån och upp.",
        "bounds: 1–5\nprobability: [very low, low, medium, high, very high]\n"
        "probability_means: [2 %, 10 %, 30 %, 60 %, 90 %]\n"
        "impact: [very small, small, medium, large, very large]\n"
        "impact_cost: [0 kr, 10 tkr, 40 tkr, 100 tkr, 250 tkr]",
        "värden: 1–5\nsannolikhet: [mycket låg, låg, medel, hög, mycket hög]\n"
        "sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %, 90 %]\n"
        "konsekvens: [mycket liten, liten, medel, stor, mycket stor]\n"
        "konsekvens_kostar: [0 kr, 10 tkr, 40 tkr, 100 tkr, 250 tkr]",
    ),
    "Band": part(
        ("Level", "Nivå"),
        "The risk values that belong to a level; mostly written as level: 1–4.",
        "De riskvärden som hör till en nivå; skrivs oftast nivå: 1–4.",
        "label: mitigate as soon as possible\nbounds: 15–25\nlevel: act now",
        "namn: åtgärdas snarast\nvärden: 15–25\nnivå: åtgärdas snarast",
    ),
    "Risk": part(
        ("Risk", "Risk"),
        "A row of the register. kompplan multiplies; a stated value is compared with the product.",
        "En rad i registret. kompplan multiplicerar; ett angivet riskvärde jämförs med produkten.",
        "id: R1\nrisk: key persons leave\nprobability: 3\nimpact: 4\nmitigation: two persons share each task\n"
        "owner: the unit manager\ndue: 2027-03-01",
        "id: R1\nrisk: nyckelpersoner slutar\nsannolikhet: 3\nkonsekvens: 4\nåtgärd: två delar på varje uppgift\n"
        "ansvarig: enhetschefen\nsenast: 2027-03-01",
    ),
    "Residual": part(
        ("Residual risk", "Restrisk"),
        "What is left when the mitigation works.",
        "Vad som är kvar när åtgärden fungerar.",
        "probability: 2\nimpact: 4",
        "sannolikhet: 2\nkonsekvens: 4",
    ),
}

FIELDS: dict[str, Doc] = {
    "scale": doc("The scale, where it is not 1–5.", "Skalan, om den inte är 1–5.", "1–5"),
    "bands": doc(
        "Which values belong to which level.",
        "Vilka värden som hör till vilken nivå.",
        "{acceptable: 1–4, should be mitigated: 5–14, act now: 15–25}",
        "{kan accepteras: 1–4, bör åtgärdas: 5–14, åtgärdas snarast: 15–25}",
    ),
    "entries": doc("The risks that have been scored.", "Riskerna som har bedömts."),
    "unscored": doc(
        "Risks that nobody has scored, so that they are not forgotten.",
        "Risker som ingen har bedömt, så att de inte glöms bort.",
        "[{risk: time is too short to change attitudes, mitigation: begin what can go on alone}]",
        "[{risk: tiden räcker inte för att ändra attityder, åtgärd: starta det som kan leva vidare}]",
    ),
    "Scale.bounds": doc("The lowest and the highest step.", "Det lägsta och det högsta steget.", "1–5"),
    "Scale.probability": doc(
        "What the steps of probability are called, from the lowest up.",
        "Vad sannolikhetens steg heter, nedifrån och upp.",
        "[very low, low, medium, high, very high]",
        "[mycket låg, låg, medel, hög, mycket hög]",
    ),
    "Scale.impact": doc(
        "What the steps of impact are called, from the lowest up.",
        "Vad konsekvensens steg heter, nedifrån och upp.",
        "[very small, small, medium, large, very large]",
        "[mycket liten, liten, medel, stor, mycket stor]",
    ),
    "probability_means": doc(
        "How likely each step of probability is during the whole project, from the lowest up; a simulation needs it.",
        "Hur sannolikt varje steg är under hela projektet, nedifrån och upp; behövs när chansen ska räknas ut.",
        "[2 %, 10 %, 30 %, 60 %, 90 %]",
    ),
    "impact_cost": doc(
        "What each step of impact costs if it happens, from the lowest up; a range such as 50–100 tkr is fine.",
        "Vad varje steg av konsekvens kostar om det händer, nedifrån och upp; ett spann som 50–100 tkr går bra.",
        "[0 kr, 10 tkr, 40 tkr, 100 tkr, 250 tkr]",
    ),
    "impact_days": doc(
        "How many working days each step of impact delays what the risk threatens, from the lowest up.",
        "Hur många arbetsdagar varje steg av konsekvens försenar det som risken hotar, nedifrån och upp.",
        "[0 days, 2 days, 5 days, 20 days, 60 days]",
        "[0 dagar, 2 dagar, 5 dagar, 20 dagar, 60 dagar]",
    ),
    "Band.label": doc(
        "What the level is called in the plan.",
        "Vad nivån heter i planen.",
        "mitigate as soon as possible",
        "åtgärdas snarast",
    ),
    "Band.bounds": doc("The lowest and the highest value of the level.", "Nivåns lägsta och högsta värde.", "15–25"),
    "Band.level": doc(
        "What the level means, where its name does not say it.", "Vad nivån betyder, där namnet inte säger det."
    ),
    "Risk.text": doc(
        "What can happen, so that one can tell whether it has.",
        "Vad som kan hända, så att det går att se om det har hänt.",
        "key persons leave",
        "nyckelpersoner slutar",
    ),
    "value": doc("The value as stated; computed where it is not.", "Riskvärdet som det anges; räknas ut annars.", "16"),
    "Risk.level": doc(
        "The level as stated; computed where it is not.",
        "Nivån som den anges; räknas ut annars.",
        "act now",
        "åtgärdas snarast",
    ),
    "Risk.mitigation": doc(
        "What is done so that it does not happen, or does less harm.",
        "Vad som görs för att det inte ska hända, eller skada mindre.",
        "two persons share each task",
        "två delar på varje uppgift",
    ),
    "Risk.owner": doc(
        "The role that watches the risk and sees to the mitigation.",
        "Rollen som bevakar risken och ser till att åtgärden blir av.",
        "the unit manager",
        "enhetschefen",
    ),
    "Risk.due": doc("When the mitigation shall be done.", "När åtgärden ska vara gjord.", "2027-03-01"),
    "review": doc("When the risk is looked at again.", "När risken ses över nästa gång.", "2027-06-01"),
    "Risk.activities": doc(
        "The ids of the activities that it threatens.", "Id för de aktiviteter som den hotar.", "[A1]"
    ),
    "Risk.addresses": doc(
        "The ids of what in the analysis the risk takes care of: a threat, a weakness, a need.",
        "Id för det i analysen som risken tar hand om: ett hot, en svaghet, ett behov.",
        "[T1]",
        "[H1]",
    ),
    "residual": doc(
        "Probability and impact after the mitigation.",
        "Sannolikhet och konsekvens efter åtgärden.",
        "{probability: 2, impact: 4}",
        "{S: 2, K: 4}",
    ),
    "Risk.status": doc("Whether it still has to be watched.", "Om den fortfarande behöver bevakas."),
}
