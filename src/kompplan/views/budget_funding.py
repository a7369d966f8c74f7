"""Who pays, in words: each source, eligible and not, cash and in kind, and the co-financing required and reached."""

from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.financing import Counts, Financing, Judged, Source
from kompplan.calculations.sums import Amount, Unknown
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine
from kompplan.views.budget import (
    ALL,
    NO_FUNDING,
    NOT_STATED,
    BudgetWords,
    Figure,
    Notes,
    notes_of,
    row_words,
    sum_record,
    unknown_of,
    value_record,
)
from kompplan.views.figures import amount_cell, between, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, raw_number, words
from kompplan.views.places import place_of

SOURCE = Text("source", "källa")
KRONOR = Text("SEK", "kronor")
HOURS = Text("hours", "timmar")
SHARE = Text("share", "andel")
KIND = Text("kind", "slag")
FORM = Text("form", "form")
ROWS = Text("in the rows", "i raderna")
ELIGIBLE = Text("Eligible costs", "Stödberättigande kostnader")
CASH = Text("  of which in kronor", "  varav i kronor")
IN_KIND = Text("  of which hours at the plan's rate", "  varav timmar till planens timkostnad")
NOT_ELIGIBLE = Text("Not eligible", "Inte stödberättigande")
PAID_CASH = Text("Paid in cash", "Betalas kontant")
PAID_IN_KIND = Text("Paid in kind", "Bidrag i annat än pengar")
REQUIRED = Text("Co-financing required", "Krav på medfinansiering")
REACHED = Text("Co-financing reached", "Medfinansiering i planen")
LACKING = Text("Lacking", "Saknas")
GAP = Text("Funding less costs", "Finansiering minus kostnader")
OF_ELIGIBLE = Text("{share} % of the eligible costs", "{share} % av de stödberättigande kostnaderna")
FROM_TABLE = Text(
    "; from the tables, by area, region and first day", "; ur tabellerna, efter område, region och första dag"
)
FROM_PLAN = Text("; stated in the plan", "; angivet i planen")
LEFT_OVER = Text("what the grant leaves over: nobody else is named as paying it",
                 "det som stödet lämnar kvar: ingen annan är angiven som betalar det")  # fmt: skip
FULFILLED = Text("the requirement is met", "kravet är uppfyllt")
MAYBE = Text("depends on figures that are approximate", "beror på tal som är ungefärliga")
PARTLY = Text("Partly outside the project's period, but counted", "Delvis utanför projektets period, men räknat")
OUTSIDE = Text("all of its time is outside the project's period", "hela tiden ligger utanför projektets period")
NO_REASON = Text("no reason is stated", "inget skäl är angivet")
NOT_KNOWN = Text(
    "not known: programme, area or first day is not stated, or not in the tables",
    "okänt: program, område eller första dag är inte angiven, eller saknas i tabellerna",
)


def funding_words(checked: CheckedPlan, language: Language, trace: bool = False) -> BudgetWords:
    """Put the financing into words."""
    found = checked.financing
    columns = [
        Column("source", SOURCE.to(language)),
        Column("kronor", KRONOR.to(language), figures=True),
        Column("share", SHARE.to(language), figures=True),
        Column("hours", HOURS.to(language), figures=True),
        Column("rows", ROWS.to(language), figures=True),
        Column("kind", KIND.to(language)),
        Column("form", FORM.to(language)),
    ]
    rows = [_source_row(checked, each, language) for each in found.sources]
    if trace:
        rows = [
            row
            for each, own in zip(rows, found.sources, strict=True)
            for row in (each, *_traced(checked, own, language))
        ]
    if found.sources:
        rows.append(
            Row(
                (
                    words(ALL.to(language)),
                    sum_cell(found.paid, language),
                    Cell(""),
                    Cell(""),
                    Cell(""),
                    Cell(""),
                    Cell(""),
                ),
                kind="total",
            )
        )
    not_known = [
        f"{each.funding.source or NOT_STATED.to(language)}: {each.kronor.why.to(language)}"
        f" ({place_of(checked, each.funding)})"
        for each in found.sources
        if isinstance(each.kronor, Unknown)
    ]
    return BudgetWords(
        Grid(tuple(columns), tuple(rows)),
        _figures(found, language, any_sources=bool(found.sources)),
        (*not_known, *unknown_of(checked, language)),
        (*_notes(checked, found, language), *notes_of(checked, language)),
    )


def _source_row(checked: CheckedPlan, each: Source, language: Language) -> Row:
    funding = each.funding
    return Row(
        (
            words(funding.source or NOT_STATED.to(language)),
            amount_cell(each.kronor, language),
            _percent(each.share, language),
            amount_cell(each.hours, language),
            sum_cell(each.rows, language) if each.rows is not None else Cell(NOTHING),
            words(funding.kind.words.to(language) if funding.kind is not None else None),
            words(funding.form.words.to(language) if funding.form is not None else None),
        ),
        place=place_of(checked, funding),
    )


def _traced(checked: CheckedPlan, each: Source, language: Language) -> list[Row]:
    """Return the budget rows that name the source."""
    names = {name.strip().casefold() for name in (each.funding.id, each.funding.source) if name}
    from kompplan.calculations.dimensions import Dimension  # noqa: PLC0415 - only who traces asks

    empty = Cell("")
    return [
        Row(
            (
                words(row_words(row, language)),
                empty,
                empty,
                amount_cell(row.hours, language),
                amount_cell(row.kronor, language),
                empty,
                empty,
            ),
            kind="trace",
            place=place_of(checked, row.part),
        )
        for part in checked.budget.by(Dimension.FUNDER)
        if len(part.keys) == 1 and part.keys[0].casefold() in names
        for row in part.rows
    ]


def _percent(share: Amount | None, language: Language) -> Cell:
    """Return a share in per cent with one decimal."""
    if share is None:
        return Cell(NOTHING)
    tenth = Decimal("0.1")
    low = share.low.quantize(tenth, ROUND_HALF_UP)
    high = None if share.high is None else share.high.quantize(tenth, ROUND_HALF_UP)
    return Cell(f"{between(low, high, language)}{NBSP}%", low if low == high else None)


def _figures(found: Financing, language: Language, *, any_sources: bool) -> tuple[Figure, ...]:
    out = [Figure(ELIGIBLE.to(language), sum_cell(found.eligible, language), kind="total")]
    if not found.in_kind.empty or found.in_kind.unknown:
        out.append(Figure(CASH.to(language), sum_cell(found.cash, language)))
        out.append(Figure(IN_KIND.to(language), sum_cell(found.in_kind, language)))
    if found.not_eligible.known or found.not_eligible.unknown:
        out.append(Figure(NOT_ELIGIBLE.to(language), sum_cell(found.not_eligible, language)))
    if not any_sources:
        out.append(Figure(ALL.to(language), Cell(NOTHING), NO_FUNDING.to(language)))
    if found.paid_in_kind.known:
        out.append(Figure(PAID_CASH.to(language), sum_cell(found.paid_cash, language)))
        out.append(Figure(PAID_IN_KIND.to(language), sum_cell(found.paid_in_kind, language)))
    if found.gap is not None:
        out.append(Figure(GAP.to(language), amount_cell(found.gap, language)))
    needed = found.requirement
    if needed is None:
        out.append(Figure(REQUIRED.to(language), Cell(NOTHING), NOT_KNOWN.to(language)))
    else:
        said = OF_ELIGIBLE.to(language).format(share=between(needed.low, needed.high, language))
        said += (FROM_PLAN if needed.stated else FROM_TABLE).to(language)
        out.append(Figure(REQUIRED.to(language), amount_cell(found.required, language), said))
    if found.reached is not None:
        share = _percent(found.reached_share, language)
        remark = (
            OF_ELIGIBLE.to(language).format(share=share.shown.removesuffix(f"{NBSP}%")) if found.reached_share else ""
        )
        if not found.named:
            remark = "; ".join(each for each in (remark, LEFT_OVER.to(language)) if each)
        out.append(Figure(REACHED.to(language), amount_cell(found.reached, language), remark))
    if found.lacking is not None:
        verdict = FULFILLED if found.lacking.high == 0 else MAYBE if found.lacking.low == 0 else None
        out.append(
            Figure(
                LACKING.to(language),
                amount_cell(found.lacking, language),
                verdict.to(language) if verdict is not None else "",
                "total",
            )
        )
    return tuple(out)


def _notes(checked: CheckedPlan, found: Financing, language: Language) -> tuple[Notes, ...]:
    def told(each: Judged) -> str:
        row = each.row
        value, unit = (row.kronor, "kr") if row.kronor is not None else (row.hours, "h")
        amount = f", {amount_cell(value, language).shown}{NBSP}{unit}" if isinstance(value, Amount) else ""
        why = ""
        if each.counts is Counts.OUTSIDE:
            why = f": {OUTSIDE.to(language)}"
        elif each.counts is Counts.NO and isinstance(row.part, BudgetLine):
            why = f": {row.part.reason or NO_REASON.to(language)}"
        return f"{row_words(row, language)}{amount}{why} ({place_of(checked, row.part)})"

    left = tuple(told(each) for each in found.judged if not each.counts.eligible)
    partly = tuple(told(each) for each in found.judged if each.counts is Counts.PARTLY)
    notes = (Notes(NOT_ELIGIBLE.to(language), left), Notes(PARTLY.to(language), partly))
    return tuple(each for each in notes if each.items)


def funding_document(checked: CheckedPlan, language: Language) -> dict[str, object]:
    """Return the financing for programs, version 1.

    Amounts have bounds (``low``, ``high``; ``high`` is null where there is none); ``counts`` of a row is yes, partly
    outside, no (stated) or outside (its time lies outside the period); shares are per cent of the eligible costs.
    """
    found = checked.financing
    project = checked.plan.project

    def amount(each: Amount | None) -> dict[str, object] | None:
        return value_record(each, language)

    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "eligible": sum_record(found.eligible),
        "eligible_kronor": sum_record(found.cash),
        "eligible_hours_in_kronor": sum_record(found.in_kind),
        "not_eligible": sum_record(found.not_eligible),
        "rows": [
            {
                "label": each.row.label,
                "kronor": value_record(each.row.kronor, language),
                "hours": value_record(each.row.hours, language),
                "counts": each.counts.value,
                "reason": each.row.part.reason if isinstance(each.row.part, BudgetLine) else None,
                "place": placed(place_of(checked, each.row.part)),
            }
            for each in found.judged
        ],
        "sources": [
            {
                "source": each.funding.source,
                "kind": each.funding.kind.value if each.funding.kind is not None else None,
                "form": each.funding.form.value if each.funding.form is not None else None,
                "of_the_fund": each.of_the_fund,
                "in_kind": each.in_kind,
                "kronor": value_record(each.kronor, language),
                "hours": value_record(each.hours, language),
                "share": amount(each.share),
                "in_rows": sum_record(each.rows) if each.rows is not None else None,
                "place": placed(place_of(checked, each.funding)),
            }
            for each in found.sources
        ],
        "paid": sum_record(found.paid),
        "paid_cash": sum_record(found.paid_cash),
        "paid_in_kind": sum_record(found.paid_in_kind),
        "required_share": {
            "low": raw_number(found.requirement.low),
            "high": raw_number(found.requirement.high),
            "stated": found.requirement.stated,
        }
        if found.requirement is not None
        else None,
        "required": amount(found.required),
        "reached": amount(found.reached),
        "others_named": found.named,
        "reached_share": amount(found.reached_share),
        "lacking": amount(found.lacking),
        "gap": amount(found.gap),
    }
