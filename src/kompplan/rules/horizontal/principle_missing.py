"""Report horizontal principles that the plan has not thought about."""

from collections.abc import Iterator

from kompplan.calculations.principles import PRINCIPLES, Named, in_analysis, required, social_fund
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.words import Status


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An error only where the fund demanded the principle when the project began; without the fund mostly a hint.

    A draft that has neither the fund nor the section is not troubled with it.
    """
    plan = checked.plan
    horizontal = plan.horizontal
    if horizontal is None and checked.written(plan, "horizontal"):
        return
    missing = []
    for principle in PRINCIPLES:
        part = principle.of(horizontal)
        if part is None:
            considered = horizontal is not None and checked.written(horizontal, principle.field)
        else:
            considered = checked.written(part, "analysis")
        if not considered:
            missing.append(principle)
    if not missing:
        return
    funded = social_fund(plan)
    if horizontal is None and not funded and checked.status is Status.DRAFT:
        return
    said = in_analysis(plan)
    missing = [each for each in missing if not any(stem in said for stem in each.stems)]
    if not missing:
        return
    demanded = required(plan)
    if demanded is not None and any(each.field in demanded for each in missing):
        severity = Severity.ERROR
    elif horizontal is not None or funded:
        severity = Severity.WARNING
    else:
        severity = Severity.INFO
    yield Finding(
        at=checked.key(plan, "horizontal") if horizontal is not None else checked.missing_section("horizontal"),
        text=Text(en="the plan says nothing about {missing}", sv="planen säger ingenting om {missing}")
        if plan.analysis is None and plan.solution_tree is None and horizontal is None
        else Text(en="the analysis says nothing about {missing}", sv="analysen säger ingenting om {missing}"),
        values={"missing": tuple(each.name for each in missing), "first": _key(missing[0])},
        advice=Text(
            en="say under horizontal who finds it harder to take part, and why: {first}: {{analysis: …}}",
            sv="skriv under horisontella_principer vem som har svårare att delta, och varför: {first}: {{analys: …}}",
        ),
        severity=severity,
    )


def _key(principle: Named) -> Text:
    """Return the principle as it is written under ``horizontal``."""
    en, sv = (words.replace(" ", "_").replace("-", "_") for words in principle.name)
    return Text(en, sv)


RULE = Rule(
    code="HOR01",
    name="principle-missing",
    levels=from_ready(Severity.ERROR),
    summary=Text(
        en="A horizontal principle that the analysis does not consider",
        sv="En horisontell princip som analysen inte tar upp",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan that does not consider gender equality, accessibility or non-discrimination, neither in the "
                "section of their own nor among needs and causes; all that is missing is told at once. With money "
                "from the Social Fund and a start in 2014 or later it is an error, with another or unknown start a "
                "warning. Other plans get a warning where they have begun with the principles, else a note. Drafts "
                "get a note where the fund pays or the section is there"
            ),
            sv=(
                "en plan som inte tar upp jämställdhet, tillgänglighet eller icke-diskriminering, varken i deras eget "
                "avsnitt eller bland behov och orsaker; allt som saknas sägs på en gång. Med pengar från Socialfonden "
                "och start 2014 eller senare är det ett fel, med annan eller okänd start en varning. Andra planer får "
                "en varning om de har börjat med principerna, annars en upplysning. Utkast får en "
                "upplysning om fonden betalar eller avsnittet finns"
            ),
        ),
        matters=Text(
            en=(
                "the Social Fund calls a problem analysis complete only when all three have been considered; whom the "
                "training leaves out is seen beforehand or not at all"
            ),
            sv=(
                "Socialfonden räknar en problemanalys som hel först när alla tre har beaktats; vem som blir utan "
                "utbildningen syns i förväg eller inte alls"
            ),
        ),
        wrong=(
            "projekt:\n  namn: Samtal varje vecka\n  status: klar\n  period: 2027-01-11 – 2028-12-15\n"
            "  program: {fond: ESF+}\nhorisontella_principer:\n  jämställdhet: Nio av tio medarbetare är kvinnor\n"
            "  tillgänglighet: {insatser: [hörslinga]}"
        ),
        right=(
            "projekt:\n  namn: Samtal varje vecka\n  status: klar\n  period: 2027-01-11 – 2028-12-15\n"
            "  program: {fond: ESF+}\nhorisontella_principer:\n  jämställdhet: Nio av tio medarbetare är kvinnor\n"
            "  tillgänglighet: Var tredje brukare hör dåligt\n  icke_diskriminering: Alla får inte frågan på sitt språk"
        ),
        origin=Text(
            en="the Social Fund's guide for applications 2021–2027, and its support to projects 2014–2020",
            sv="Socialfondens handledning för ansökan 2021–2027 och dess stöd till projekt 2014–2020",
        ),
    ),
    check=check,
)
