"""Organisations, roles, target groups and tables."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "Organisation": part(
        ("Organisation", "Organisation"),
        "A body that takes part.",
        "En organisation som deltar.",
        "id: lysekil\nname: Lysekil municipality\nkind: municipality",
        "id: lysekil\nnamn: Lysekils kommun\nslag: kommun",
    ),
    "Role": part(
        ("Role", "Roll"),
        "Somebody's task in the project; never a person's name.",
        "Någons uppgift i projektet; aldrig en persons namn.",
        "id: process-leader\ntitle: process leader\nkind: process leader\nfte: 60 % of full time",
        "id: processledaren\ntitel: processledare\nslag: processledare\ntjänstgöringsgrad: 60 % tjänst",
    ),
    "TargetGroup": part(
        ("Target group", "Målgrupp"),
        "Those who take part, or whom the change is for, with their number.",
        "De som deltar, eller som förändringen är till för, med deras antal.",
        "id: staff\nname: Permanent staff\ncount: {women: 5, men: 1}\nsource: staff register 2026-11",
        "id: personalen\nnamn: Fast anställda\nantal: {kvinnor: 5, män: 1}\nkälla: personalsystemet 2026-11",
    ),
    "Headcount": part(
        ("Headcount", "Antal"),
        "How many, by sex, on which day. A mere number is the total.",
        "Hur många, efter kön, vilken dag. Bara ett tal är det totala antalet.",
        "total: 34\nwomen: 14\nmen: 20\nas_of: November 2026",
        "totalt: 34\nkvinnor: 14\nmän: 20\nper: november 2026",
    ),
    "Overlap": part(
        ("Overlap", "Överlapp"),
        "Persons who are counted in another group as well, so that nobody is counted twice.",
        "Personer som räknas även i en annan grupp, så att ingen räknas två gånger.",
        "group: managers\ncount: 29",
        "grupp: cheferna\nantal: 29",
    ),
    "Table": part(
        ("Table", "Tabell"),
        "A statistics table as it was printed. Leave a cell empty where nothing stands.",
        "En statistiktabell så som den är tryckt. Lämna cellen tom där inget står.",
        "title: Staff in whole municipalities\ncolumns: [municipality, total, women, men]\nrows:\n"
        "  - [Lysekil, 1438, 1205, 233]\n  - [Dals-Ed, 566, 442, 124]\ntotals: [2004, 1647, 357]\n"
        "shares: {women: 82 %}",
        "rubrik: Anställda i hela kommuner\nkolumner: [kommun, totalt, kvinnor, män]\nrader:\n"
        "  - [Lysekil, 1438, 1205, 233]\n  - [Dals-Ed, 566, 442, 124]\nsumma: [2004, 1647, 357]\n"
        "andel: {kvinnor: 82 %}",
    ),
    "Column": part(
        ("Column", "Kolumn"),
        "A heading, and what the column counts where the heading does not say it.",
        "En rubrik, och vad kolumnen räknar där rubriken inte säger det.",
        "name: learning leaders\nkind: number",
        "rubrik: lärledare\nslag: tal",
    ),
    "StatedShare": part(
        ("Share under a column", "Andel under en kolumn"),
        "A share printed under a column; mostly written as column: share.",
        "En andel tryckt under en kolumn; skrivs oftast kolumn: andel.",
        "column: women\nshare: 82 %",
        "kolumn: kvinnor\nandel: 82 %",
    ),
}

FIELDS: dict[str, Doc] = {
    "Organisation.name": doc(
        "What the organisation is called.", "Vad organisationen heter.", "Lysekil municipality", "Lysekils kommun"
    ),
    "Organisation.kind": doc("What sort of organisation it is.", "Vilket slags organisation det är."),
    "Organisation.parent": doc(
        "The id of the organisation that it is part of.", "Id för den organisation som den är en del av.", "lysekil"
    ),
    "Role.title": doc("What the role is called.", "Vad rollen heter.", "process leader", "processledare"),
    "Role.kind": doc("What the role does in the project.", "Vad rollen gör i projektet."),
    "fte": doc("How much of full time.", "Hur stor del av heltid.", "60 % of full time", "60 % tjänst"),
    "Role.max_hours": doc(
        "The most time that the role can give, for a day, a week or a month; the workload is judged by it.",
        "Högsta tid som rollen kan lägga, per dag, vecka eller månad; arbetsbelastningen bedöms efter den.",
        "16 h a week",
        "16 h per vecka",
    ),
    "TargetGroup.max_hours": doc(
        "How long each of them can be away from the ordinary work at most, for a day, a week or a month.",
        "Hur länge var och en av dem högst kan vara borta från det ordinarie arbetet, per dag, vecka eller månad.",
        "16 h a month",
        "16 h per månad",
    ),
    "Role.period": doc("When the role is filled.", "När rollen är tillsatt.", "2027-01-11 – 2027-12-17"),
    "TargetGroup.name": doc("What the group is called.", "Vad gruppen heter.", "Permanent staff", "Fast anställda"),
    "counts": doc(
        "How many they are; a list where it has been counted several times.",
        "Hur många de är; en lista där det har räknats flera gånger.",
        "{women: 5, men: 1}",
        "{kvinnor: 5, män: 1}",
    ),
    "managers": doc(
        "How many of them are managers.",
        "Hur många av dem som är chefer.",
        "{total: 73, women: 46, men: 27}",
        "{totalt: 73, kvinnor: 46, män: 27}",
    ),
    "includes": doc(
        "The groups that this one is made up of. Its count is theirs together, without those who are counted twice.",
        "Grupperna som den här består av. Antalet är deras sammanlagda, utan dem som räknas två gånger.",
        "[staff, managers]",
        "[personalen, cheferna]",
    ),
    "overlaps": doc(
        "Other groups in which some of them are counted as well.",
        "Andra grupper där några av dem också räknas.",
        "[{group: managers, count: 29}]",
        "[{grupp: cheferna, antal: 29}]",
    ),
    "total": doc("How many in all.", "Hur många sammanlagt.", "34"),
    "unknown": doc("How many whose sex is not stated.", "Hur många vars kön inte är angivet.", "2"),
    "as_of": doc("The day of the count.", "Dagen då det räknades.", "November 2026", "november 2026"),
    "Overlap.group": doc("The id of the other group.", "Id för den andra gruppen.", "managers", "cheferna"),
    "count": doc("How many are in both.", "Hur många som finns i båda.", "29"),
    "columns": doc(
        "The headings, from left to right.",
        "Rubrikerna, från vänster till höger.",
        "[municipality, total, women, men]",
        "[kommun, totalt, kvinnor, män]",
    ),
    "Column.name": doc("The column's heading.", "Kolumnens rubrik.", "learning leaders", "lärledare"),
    "Column.kind": doc("What the column counts.", "Vad kolumnen räknar."),
    "rows": doc(
        "The rows, each a list of cells.",
        "Raderna, var och en en lista med celler.",
        "[[Lysekil, 1438, 1205, 233], [Dals-Ed, 566, 442, 124]]",
    ),
    "totals": doc(
        "The sums as printed; the leading text cells may be left out.",
        "Summorna som de är tryckta; de inledande textcellerna får utelämnas.",
        "[2004, 1647, 357]",
    ),
    "shares": doc(
        "Shares printed under the columns.", "Andelar tryckta under kolumnerna.", "{women: 82 %}", "{kvinnor: 82 %}"
    ),
    "blank": doc("How an empty cell is to be read.", "Hur en tom cell ska läsas."),
    "Table.group": doc(
        "The id of the target group that the table counts.",
        "Id för den målgrupp som tabellen räknar.",
        "staff",
        "personalen",
    ),
    "column": doc("The heading of the column.", "Kolumnens rubrik.", "women", "kvinnor"),
    "share": doc("The share as printed.", "Andelen som den är tryckt.", "82 %"),
}
