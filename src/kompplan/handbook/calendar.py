"""The working days of the plan."""

from kompplan.handbook.doc import Doc, PartDoc, doc, part

PARTS: dict[str, PartDoc] = {
    "WorkCalendar": part(
        ("Calendar", "Kalender"),
        "Your own days off and days at work. Saturdays, Sundays, public holidays and the eves that everybody takes are "
        "free without being written here.",
        "Era egna lediga dagar och arbetsdagar. Lördagar, söndagar, helgdagar och aftnarna som alla tar är lediga utan "
        "att stå här.",
        "blocked: [week 44 2027]\njuly_off: yes",
        "stängt: [v. 44 2027]\njuli_ledig: ja",
    ),
    "CalendarDays": part(
        ("Days in the calendar", "Dagar i kalendern"),
        "A day or a period, for everybody or for one organisation and those under it. May be a mere time.",
        "En dag eller en period, för alla eller för en organisation och dem under den. Kan vara bara en tid.",
        "when: 2027-08-09 – 2027-08-13\ntext: planning week\norganisation: the-school",
        "när: 2027-08-09 – 2027-08-13\ntext: planeringsvecka\norganisation: skolan",
    ),
}

FIELDS: dict[str, Doc] = {
    "blocked": doc("When nothing can be done.", "När inget kan bli av.", "[week 44 2027]", "[v. 44 2027]"),
    "extra_days": doc(
        "Days at work that would else be free, such as an open Saturday.",
        "Arbetsdagar som annars vore lediga, till exempel en öppen lördag.",
        "[2027-05-15]",
    ),
    "school_breaks_off": doc(
        "Whether nothing is done in the school breaks. State your own in the settings (school-breaks): the sport break "
        "differs, and is left out otherwise.",
        "Om inget blir av under skolloven. Ange era egna i inställningarna (school-breaks): sportlovet ligger olika "
        "och räknas annars inte.",
        "yes",
        "ja",
    ),
    "july_off": doc("Whether nothing is done in July.", "Om inget blir av i juli.", "yes", "ja"),
    "CalendarDays.when": doc("The day or the period.", "Dagen eller perioden.", "week 44 2027", "v. 44 2027"),
    "CalendarDays.text": doc("What it is called.", "Vad den kallas.", "planning week", "planeringsvecka"),
    "CalendarDays.organisation": doc(
        "The id of the organisation that it holds for; for everybody without one.",
        "Id för den organisation som den gäller; för alla om inget anges.",
        "the-school",
        "skolan",
    ),
}
