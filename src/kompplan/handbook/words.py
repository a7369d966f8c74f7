"""The closed lists of words: what each is about."""

from kompplan.i18n.text import Text

WORD_LISTS: dict[str, Text] = {
    "Status": Text(
        "How far the plan has come; decides how much is asked for.",
        "Hur långt planen har kommit; avgör hur mycket som efterfrågas.",
    ),
    "LinkKind": Text(
        "Which end waits for which: the other one's end or start, this one's start or end.",
        "Vilken ände som väntar på vilken: den andras slut eller start, den härs start eller slut.",
    ),
    "Phase": Text("The programme's phases.", "Programmets faser."),
    "LanguageWord": Text("The languages of reports and messages.", "Språken i rapporter och meddelanden."),
    "OrganisationKind": Text("Sorts of organisations.", "Slag av organisationer."),
    "RoleKind": Text("What a role does in the project.", "Vad en roll gör i projektet."),
    "Aspect": Text("The strategy's five aspects: what is developed.", "Strategins fem aspekter: vad som utvecklas."),
    "AspectState": Text("Whether anything has to change in an aspect.", "Om något måste ändras i en aspekt."),
    "GoalKind": Text(
        "Reached at the end of the project, or an effect of it.", "Nått när projektet slutar, eller en effekt av det."
    ),
    "GoalRank": Text("The logical framework's three ranks of goals.", "LFA-metodens tre nivåer av mål."),
    "Level": Text("Whom a goal, a cause or a question is about.", "Vem ett mål, en orsak eller en fråga handlar om."),
    "IndicatorKind": Text("What an indicator says something about.", "Vad en indikator säger något om."),
    "NeedStatus": Text(
        "How a need was stated, and what became of it.", "Hur ett behov är uttryckt, och vad det blev av det."
    ),
    "Kind": Text("Sorts of measures and activities.", "Slag av åtgärder och aktiviteter."),
    "ActivityStatus": Text("How far an activity has come.", "Hur långt en aktivitet har kommit."),
    "CostType": Text("The funders' cost categories.", "Finansiärernas kostnadsslag."),
    "FundingKind": Text("On what footing money comes.", "På vilken grund pengar kommer."),
    "FundingForm": Text("In what form a contribution is made.", "I vilken form ett bidrag lämnas."),
    "Procedure": Text(
        "How a purchase is made under the procurement act.", "Hur ett köp görs enligt upphandlingslagen."
    ),
    "Category": Text(
        "What is bought, as far as the procurement act cares.",
        "Vad som köps, så långt upphandlingslagen skiljer på det.",
    ),
    "ProcurementStatus": Text("How far a purchase has come.", "Hur långt ett köp har kommit."),
    "RiskLevel": Text("What a risk's value asks for.", "Vad ett riskvärde kräver."),
    "RiskStatus": Text("Whether a risk still has to be watched.", "Om en risk fortfarande behöver bevakas."),
    "EvaluationKind": Text("When the evaluation speaks.", "När utvärderingen talar."),
    "ColumnKind": Text("What a column of a table counts.", "Vad en tabellkolumn räknar."),
    "Blank": Text("How an empty cell of a table is read.", "Hur en tom cell i en tabell läses."),
}
