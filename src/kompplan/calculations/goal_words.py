"""What the words of goals and indicators say: whether a goal only points in a direction, and what an indicator sees.

The lists are closed and hold whole words with their endings, not stems: *trygg* and *trygghet* are wishes, a
*trygghetslarm* is a thing, and *förbättringsarbete* is work. They are compared without case, å ä ö and é.
"""

import unicodedata

from kompplan.model.goals import Goal, Indicator
from kompplan.model.words import GoalKind, IndicatorKind, Level
from kompplan.values.patterns import pattern

_FOLD = str.maketrans("åäöéü\u00a0", "aaoeu ")


def plain(text: str) -> str:
    """Return a text as the lists have it; letter for letter as long as the text, but for odd characters."""
    return unicodedata.normalize("NFC", text).casefold().translate(_FOLD)


_WISHES = pattern(
    r"\b(?:"
    # verbs: a direction without a distance
    r"forbattra(?:r|s|d|de|t|ts|nde)?|forbattring(?:en|ar|arna)?|stark(?:a|er|s|t|er|are)|starkt(?:a|e|s)?"
    r"|utveckla(?:r|s|d|de|t|ts)?|oka(?:r|s|d|de|t|ts)?|okning(?:en)?|minska(?:r|s|d|de|t|ts)?|hoj(?:a|er|s|d|da|de|t|ts)"
    r"|framja(?:r|s|d|de|t|ts)?|fordjupa(?:r|s|d|de|t|ts)?|bredda(?:r|s|d|de|t|ts)?|effektivisera(?:r|s|d|de|t|ts)?"
    r"|underlatta(?:r|s|d|de|t|ts)?|mojliggor(?:a|s)?|strava(?:r|n)?|bidra(?:r|s)? till|verkar? for|arbetar? for"
    r"|improve(?:s|d)?|improving|improvements?|strengthen(?:s|ed|ing)?|develop(?:s|ed|ing)?|increas(?:e|es|ed|ing)"
    r"|decreas(?:e|es|ed|ing)|reduc(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|enhanc(?:e|es|ed|ing)|promot(?:e|es|ed|ing)"
    r"|deepen(?:s|ed|ing)?|facilitat(?:e|es|ed|ing)|enabl(?:e|es|ed|ing)|striv(?:e|es|ing)|contribut(?:e|es|ed|ing) to"
    # comparisons without a measure
    r"|(?:battre|storre|mer|mera|fler|hogre|lagre|farre|starkare|djupare|better|greater|higher|lower|more|fewer|less"
    r"|stronger|deeper)(?: (?!(?:an|att|for|gentemot|i|med|och|pa|and|at|for|in|of|than|to|with)\b)\w+)?"
    r"|tydligare|tryggare|sakrare|effektivare|enklare|lattare|snabbare|smidigare|clearer|safer|easier|faster"
    # how people feel, and what they are said to be
    r"|mar bra|ma bra|mar val|trivs|trivas|trivsel(?:n)?|valmaende(?:t)?|valbefinnande(?:t)?|trygg(?:a|t|het|heten)?"
    r"|nojd(?:a|het|heten)?|motiverad(?:e|t)?|engagerad(?:e|t)?|engagemang(?:et)?|inspirerad(?:e)?|delaktig(?:a|het|heten)?"
    r"|medvet(?:en|na|enhet|enheten)|egenmakt(?:en)?|samsyn(?:en)?|helhetssyn(?:en)?|gemenskap(?:en)?"
    r"|tydlig(?:a|t|het)?|hallbar(?:a|t|het)?|god(?:a|t)?(?! man)\b"
    r"|feel(?:s)? (?:well|good|secure|safe|happy)|(?:is|are|be) well|well-?being|thriv(?:e|es|ing)|satisf(?:ied|action)"
    r"|motivated|engaged|commitment|inspired|involved|participation|aware|awareness|empower(?:ed|ment)|confident"
    r"|clear|sustainable|good"
    # knowledge of no said kind
    r"|(?:ny|nya|okad|okade|goda?) kunskap(?:er)?|kompetensutvecklas|new knowledge|know more|vet mer"
    r")\b"
)

_MONTHS = (
    "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    "|january|february|june|july|august|october"
)
_PERIODS = "dag|natt|kvall|morgon|vecka|manad|kvartal|termin|ar|day|night|evening|morning|week|month|quarter|term|year"
_TESTS = pattern(
    r"[0-9%]|\b(?:"
    r"tva|tre|fyra|fem|sex|sju|atta|nio|tio|elva|tolv|tjugo|femtio|hundra|tusen|halften|halver\w*|dubbel\w*|dubbl\w*"
    r"|(?:tredje|fjarde|tion)del\w*|procent|minst|hogst|senast|ingen|inget|inga|aldrig|alltid|noll"
    r"|dagligen|veckovis|manatligen|arligen|samma dag"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|fifty|hundred|thousand|half|halv\w+|doubl\w+"
    r"|twice|a third|a quarter|per ?cent|at least|at most|no more than|no fewer than|no later than|by the end|none"
    r"|nobody|no one|never|always|zero|daily|weekly|monthly|yearly|annually|the same day"
    rf"|(?:varje|varannan|var|every|each) (?:{_PERIODS})|{_MONTHS})\b"
)


def wish(text: str) -> str | None:
    """Return the words that only point in a direction, unless the text also says a number, a date or a condition."""
    folded = plain(text)
    found = _WISHES().search(folded)
    if found is None or _TESTS().search(folded) is not None:
        return None
    written = unicodedata.normalize("NFC", text)
    return written[found.start() : found.end()] if len(written) == len(folded) else found[0]


_WAYS_TO_MEASURE = pattern(
    r"enkat|intervju|observation|dagbok|loggbok|journal|statistik|register|matning|\btest\b|\bprov\b"
    r"|kunskapstest|inspelning|granskning|survey|questionnaire|interview|diary|log ?book|register|record|statistics"
    r"|measurement|audit"
)


def tells_method(text: str) -> bool:
    """Tell whether the words name the way in which something is measured: *andel som svarar ja i enkäten*."""
    return _WAYS_TO_MEASURE().search(plain(text)) is not None


_LEARNING = pattern(
    r"\bkunskap|\bkompetens|\binsikt|\bforsta(?:r|else)|\blar(?:t|de|dom|domar)?\b|\blar sig\b|\bkanner till\b|\bvet\b"
    r"|\bmedvet|\bdelta|\bdiplom|\bcertifi|\bintyg|\bhogskolepoang|kunskapstest|\butbilda|\bkurs"
    r"|\bknow(?:s|ledge|n)?\b|\bcompetence|\bskills?\b|\bunderst|\blearn|\baware|\bparticipa|\battend|\btrain(?:ed|ing)\b"
    r"|\bcourse|\bdiploma|\bcertific"
)
_OPINIONS = pattern(
    r"\bupplev|\bkanner sig\b|\btycker\b|\banser\b|\bnojd|\bbelat|\bsjalvskatt|\bexperience|\bfeels?\b|\bthinks?\b"
    r"|\bsatisf|\bself-?(?:assess|rat)"
)
_COURSES = pattern(r"kurs|utbildning|forelasning|course|training|lecture")
_CONTENT = pattern(r"\bnojd|\bbelat|\bbetyg|utvardering|\bsatisf|\bratings?\b|\bevaluation")
_DEEDS = pattern(
    r"\banvand|\btillampa|\barbetar (?:med|enligt|efter)\b|\bfoljer\b|\bvisar\b|\butfor|\bgor\b|\bdokumentera|\bleder\b"
    r"|\buse[sd]?\b|\busing\b|\bappl(?:y|ies|ied)\b|\bworks?\b|\bfollows?\b|\bshows?\b|\bperform|\bdocument(?:s|ed)?\b"
    r"|\bleads?\b"
)
_BEYOND = frozenset({Level.WORKPLACE, Level.ORGANISATION, Level.USERS, Level.STRUCTURE})


def stops_at_learning(goal: Goal, indicator: Indicator) -> bool:
    """Tell whether an indicator sees only what is delivered, learnt or thought of it; what is unclear sees further."""
    if indicator.kind is IndicatorKind.EFFECT or indicator.level in _BEYOND:
        return False
    if indicator.kind is IndicatorKind.OUTPUT:
        return True
    text = plain(indicator.text or "")
    if _COURSES().search(text) and _CONTENT().search(text):
        return True  # what participants think of a course is that, whatever the goal is about
    if goal.level in _BEYOND or goal.kind is GoalKind.EFFECT:
        return False
    if Level.INDIVIDUAL in (indicator.level, goal.level) and _OPINIONS().search(text):
        return True
    return _DEEDS().search(text) is None and _LEARNING().search(text) is not None
