"""The budget and who pays."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Budget": part(
        ("Budget", "Budget"),
        "The rows as they stand, and the sum that is stated; kompplan computes its own and shows the difference. "
        "Hours become kronor only through a stated rate.",
        "Raderna som de står, och summan som anges; kompplan räknar själv och visar skillnaden. "
        "Timmar blir kronor bara genom en angiven timkostnad.",
        "lines:\n  - {label: Culture measurement, amount: 2 × 120 000 kr}\n"
        "  - {label: Process leader, amount: 567 000 kr, covers: 60 % of full time}\nstated_total: 807 000 kr",
        "rader:\n  - {post: Kulturmätning, belopp: 2 × 120 000 kr}\n"
        "  - {post: Processledare, belopp: 567 000 kr, avser: 60 % tjänst}\nangiven_summa: 807 000 kr",
    ),
    "BudgetLine": part(
        ("Budget line", "Budgetrad"),
        "A row of the budget: an amount, or quantity and unit price, or both to be compared.",
        "En rad i budgeten: ett belopp, eller antal och pris, eller båda så att de jämförs.",
        "label: Training in a conversation method\nquantity: 6\nunit_price: 4 500 kr\namount: 27 000 kr\n"
        "activities: [A1]\ncost_type: external services",
        "post: Kurs i samtalsmetod\nantal: 6\nà_pris: 4 500 kr\nbelopp: 27 000 kr\naktiviteter: [A1]\n"
        "kostnadsslag: externa tjänster",
    ),
    "Portion": part(
        ("Part of a row", "Del av en rad"),
        "Who pays or bears a part of a row, or what the part is: per cent of the row, or kronor. The parts add up to "
        "the row exactly; öre that are left over go to the parts that lost most by rounding.",
        "Vem som betalar eller bär en del av en rad, eller vad delen är: procent av raden, eller kronor. Delarna blir "
        "exakt raden; ören som blir över går till de delar som förlorar mest på avrundningen.",
        "funder: European Social Fund\nshare: 60 %",
        "finansiär: Socialfonden\nandel: 60 %",
    ),
    "Claim": part(
        ("Statement about money", "Påstående om pengar"),
        "What running text says about money, so that it can be compared with the rows.",
        "Vad löpande text säger om pengar, så att det går att jämföra med raderna.",
        "text: just under 1,2 million for the courses\namount: just under 1,2 mn\nlines: [B1, B2]",
        "text: knappt 1,2 miljoner till kurserna\nbelopp: knappt 1,2 mn\nrader: [B1, B2]",
    ),
    "Rates": part(
        ("Rates", "Satser"),
        "What turns hours and wages into kronor.",
        "Det som gör timmar och löner till kronor.",
        "hourly: 340 kr\npo_rate: 39,15 %\nvalid_from: 2027-01-01",
        "timkostnad: 340 kr\npo_pålägg: 39,15 %\ngäller_från: 2027-01-01",
    ),
    "UnitCost": part(
        ("Unit cost", "Enhetskostnad"),
        "What a funder or the law pays for each unit, whatever it really costs: an hour, a day away. A row names it "
        "(unit_cost) and says how many. Where several have one name, each holds from its day on. kompplan knows per "
        "diem and mileage by law; the European Social Fund's are set for each call and year, and are stated here with "
        "the call as source, best in a file of its own that several plans include.",
        "Vad en finansiär eller lagen betalar för varje enhet, vad den än kostar på riktigt: en timme, ett dygn på "
        "resa. En rad anger den (enhetskostnad) och hur många. Har flera samma namn gäller var och en från sin dag. "
        "kompplan känner till lagens traktamente och milersättning; Socialfondens beslutas per utlysning och år, och "
        "anges här med utlysningen som källa, helst i en egen fil som flera planer hämtar in.",
        "name: project manager\namount: 535 kr per hour\nreplaces: [staff]\nvalid_from: 2027-01-01\n"
        "source: the call's table of unit costs",
        "namn: projektledare\nbelopp: 535 kr per timme\nersätter: [personal]\ngäller_från: 2027-01-01\n"
        "källa: utlysningens tabell över enhetskostnader",
    ),
    "Funding": part(
        ("Funding", "Finansiering"),
        "One source of money, or of time given.",
        "En källa till pengar, eller till tid som någon bidrar med.",
        "source: European Social Fund\nkind: grant\namount: 600 000 kr",
        "källa: Socialfonden\nslag: bidrag\nbelopp: 600 000 kr",
    ),
}

FIELDS: dict[str, Doc] = {
    "Budget.lines": doc("The rows of the budget.", "Budgetens rader."),
    "stated_total": doc(
        "The sum as it stands in the source; left as it is, even where it is wrong.",
        "Summan som den står i underlaget; får stå kvar även om den är fel.",
        "1 166 925 kr",
    ),
    "claims": doc("What running text says about money.", "Vad löpande text säger om pengar."),
    "rates": doc(
        "Hourly rate and on-costs; a list where they change, each with the day from which it holds.",
        "Timkostnad och PO-pålägg; en lista om de ändras, var och en med dagen då den börjar gälla.",
    ),
    "currency": doc("Where it is not kronor.", "Om den inte är i kronor.", "SEK"),
    "label": doc("What the row is called.", "Vad raden heter.", "Culture measurement", "Kulturmätning"),
    "BudgetLine.amount": doc("How much, in kronor or hours.", "Hur mycket, i kronor eller timmar.", "2 × 120 000 kr"),
    "quantity": doc("How many.", "Hur många.", "6"),
    "unit_price": doc("What each costs.", "Vad varje kostar.", "4 500 kr"),
    "BudgetLine.unit_cost": doc(
        "The name of a unit cost, one of the budget's or one that kompplan knows by law (per diem, mileage); the row "
        "is quantity times that.",
        "Namnet på en enhetskostnad, en av budgetens eller en som kompplan känner till ur lagen (traktamente, "
        "milersättning); raden blir antal gånger den.",
        "project manager",
        "projektledare",
    ),
    "unit_costs": doc(
        "What units cost by decision of a funder: a list, each with its source; from a shared file with include.",
        "Vad enheter kostar enligt finansiärens beslut: en lista, var och en med källa; ur en gemensam fil med "
        "inkludera.",
    ),
    "UnitCost.name": doc("What it is called.", "Vad den heter.", "project manager", "projektledare"),
    "UnitCost.amount": doc("Kronor for each unit.", "Kronor för varje enhet.", "535 kr per hour", "535 kr per timme"),
    "UnitCost.unit": doc(
        "What it is the cost of, where the amount does not say it.",
        "Vad den är kostnaden för, om beloppet inte säger det.",
        "hour",
        "timme",
    ),
    "monthly_pay": doc(
        "Pay for a month, on-costs included where the funder counts them in. An hour then costs monthly pay × 12 / the "
        "hours that EU rules give a year (1 720), in whole öre.",
        "Lön för en månad, med PO-pålägg om finansiären räknar med dem. En timme kostar då månadslön × 12 / de timmar "
        "som EU:s regler ger ett år (1 720), i hela ören.",
        "42 000 kr",
    ),
    "yearly_rise": doc(
        "By how many per cent the amount rises every twelfth month, from valid_from or else the project's first day. "
        "Nothing rises by itself: Tillväxtverket's handbook for 2021–2027 says 2,4 % until further notice.",
        "Hur många procent beloppet räknas upp var tolfte månad, från gäller_från eller annars projektets första dag. "
        "Inget räknas upp av sig självt: Tillväxtverkets handbok för 2021–2027 säger 2,4 % tills vidare.",
        "2,4 %",
    ),
    "UnitCost.replaces": doc(
        "The cost types that it pays for, so that rows of these types are not budgeted directly as well.",
        "De kostnadsslag som den betalar, så att rader av de slagen inte budgeteras för sig också.",
        "[staff]",
        "[personal]",
    ),
    "UnitCost.valid_from": doc("From when it holds.", "Från när den gäller.", "2027-01-01"),
    "UnitCost.source": doc(
        "Who has decided it, and where that stands: the call, its table, the date.",
        "Vem som har beslutat den, och var det står: utlysningen, dess tabell, datum.",
        "the call's table of unit costs",
        "utlysningens tabell över enhetskostnader",
    ),
    "BudgetLine.activities": doc(
        "The ids of the activities that the row pays for.", "Id för de aktiviteter som raden betalar.", "[A1]"
    ),
    "overhead": doc(
        "Yes where the row belongs to the project as a whole and to no activity.",
        "Ja där raden hör till hela projektet och inte till någon aktivitet.",
        "yes",
        "ja",
    ),
    "BudgetLine.aspect": doc("The aspect that the row belongs to.", "Den aspekt som raden hör till."),
    "BudgetLine.owner": doc(
        "The role that answers for the row.", "Rollen som svarar för raden.", "the process leader", "processledaren"
    ),
    "BudgetLine.organisation": doc(
        "The id of the organisation that has the cost.", "Id för den organisation som har kostnaden.", "lysekil"
    ),
    "BudgetLine.when": doc("The year or period of the cost.", "Året eller perioden för kostnaden.", "2027"),
    "split": doc(
        "How the row is divided between funders, organisations, cost types or years.",
        "Hur raden fördelas på finansiärer, organisationer, kostnadsslag eller år.",
        "{ESF: 60 %, the municipality: 40 %}",
        "{ESF: 60 %, kommunen: 40 %}",
    ),
    "Portion.to": doc(
        "A funder, an organisation or a cost type: whichever all the parts of the row name; a funder where nothing "
        "else fits.",
        "En finansiär, en organisation eller ett kostnadsslag: det som alla radens delar nämner; en finansiär om inget "
        "annat passar.",
        "European Social Fund",
        "Socialfonden",
    ),
    "Portion.organisation": doc(
        "The id of the organisation that bears the part.", "Id för den organisation som bär delen.", "lysekil"
    ),
    "Portion.when": doc("The year or period of the part.", "Året eller perioden för delen.", "2027"),
    "Portion.share": doc(
        "How much of the row: per cent or kronor. A bare number up to 100 is per cent.",
        "Hur mycket av raden: procent eller kronor. Ett ensamt tal upp till 100 är procent.",
        "60 %",
    ),
    "without_on_costs": doc(
        "Yes where the amount or unit price is wages before the employer's on-costs, which then come on top at the "
        "plan's rate.",
        "Ja där beloppet eller priset är lön utan PO-pålägg, som då läggs på enligt planens sats.",
        "yes",
        "ja",
    ),
    "eligible": doc(
        "No where the fund does not count the cost; say why in reason.",
        "Nej där fonden inte räknar kostnaden; ange varför i skäl.",
        "no",
        "nej",
    ),
    "BudgetLine.reason": doc(
        "Why the fund does not count it.",
        "Varför fonden inte räknar den.",
        "gifts are not eligible",
        "gåvor ersätts inte",
    ),
    "committed": doc(
        "What is ordered or under contract for the row, paid or not.",
        "Vad som är beställt eller avtalat för raden, betalt eller inte.",
        "40 000 kr",
    ),
    "BudgetLine.accounts": doc(
        "The accounts where the row's costs are booked: one, all that begin alike (40*), or a stretch (4010–4099).",
        "Kontona där radens kostnader bokförs: ett, alla som börjar lika (40*) eller ett spann (4010–4099).",
        "[4010, 46*]",
    ),
    "BudgetLine.project_codes": doc(
        "The project numbers in the ledger that are this row's, written like accounts.",
        "De projektnummer i bokföringen som är radens, skrivna som konton.",
        "[P21]",
    ),
    "Budget.project_codes": doc(
        "The project numbers in the ledger that are the whole project's, written like accounts.",
        "De projektnummer i bokföringen som är hela projektets, skrivna som konton.",
        "[P2*]",
    ),
    "project_dimension": doc(
        "Which dimension of the ledger (SIE) holds the project numbers: its number or name; 6 if nothing is said.",
        "Vilken dimension i bokföringen (SIE) som har projektnumren: nummer eller namn; 6 om inget sägs.",
        "7",
    ),
    "wage": doc(
        "An hour's wage before on-costs; with po_rate it gives what an hour costs.",
        "Lönen för en timme utan PO-pålägg; med PO-pålägget ger den vad en timme kostar.",
        "240 kr",
    ),
    "covers": doc("What the amount covers.", "Vad beloppet avser.", "60 % of full time", "60 % tjänst"),
    "flat_rate": doc(
        "Where the row is a flat rate: so many per cent of other rows, instead of costs of its own.",
        "Om raden är en schablon: så många procent av andra rader, i stället för egna kostnader.",
        "40 %",
    ),
    "flat_rate_on": doc(
        "The cost types that the flat rate is taken of; staff where nothing is said.",
        "De kostnadsslag som schablonen räknas på; personal om inget sägs.",
        "[staff]",
        "[personal]",
    ),
    "replaces": doc(
        "The cost types that the flat rate pays for, so that no other row has them. Where nothing is said, what EU "
        "rules say of 40 % and 15 %.",
        "De kostnadsslag som schablonen betalar, så att ingen annan rad har dem. Om inget sägs gäller vad EU:s regler "
        "säger om 40 % och 15 %.",
        "[travel, premises]",
        "[resor, lokaler]",
    ),
    "Claim.text": doc(
        "What the text says.",
        "Vad texten säger.",
        "just under 1,2 million for the courses",
        "knappt 1,2 miljoner till kurserna",
    ),
    "Claim.amount": doc("The amount in it.", "Beloppet i den.", "just under 1,2 mn", "knappt 1,2 mn"),
    "Claim.lines": doc("The ids of the rows that it speaks of.", "Id för de rader som den talar om.", "[B1, B2]"),
    "hourly": doc("What an hour of work costs.", "Vad en arbetad timme kostar.", "340 kr"),
    "po_rate": doc(
        "The employer's on-cost, in per cent of wages.", "Personalomkostnadspålägget, i procent av lönen.", "39,15 %"
    ),
    "valid_from": doc("From when the rates hold.", "Från när satserna gäller.", "2027-01-01"),
    "Funding.source": doc("Who pays.", "Vem som betalar.", "European Social Fund", "Socialfonden"),
    "Funding.amount": doc(
        "How much, in kronor or in hours given.", "Hur mycket, i kronor eller i timmar.", "600 000 kr"
    ),
    "Funding.kind": doc(
        "Grant, co-financing, own means or fees.", "Bidrag, medfinansiering, egen insats eller avgifter."
    ),
    "form": doc(
        "Cash, in kind, or the participants' working time.",
        "Kontant, i annat än pengar, eller deltagarnas arbetstid.",
    ),
    "Funding.when": doc("When the money comes.", "När pengarna kommer.", "2027"),
}
