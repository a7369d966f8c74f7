"""A simulation as programs read it, version 1: fields are added, never changed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kompplan.calculations.lichtenberg import NORMAL_QUANTILES
from kompplan.calculations.outcomes import Driver, Outcome
from kompplan.calculations.simulation import Case, Simulation
from kompplan.calculations.strikes import Strike
from kompplan.calculations.uncertain import Omitted
from kompplan.calculations.working_time import WorkingDays
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.views.grid import placed, raw_number
from kompplan.views.places import place_of
from kompplan.views.simulation_told import ORE, P_VALUES, Told


def simulation_document(
    checked: CheckedPlan, found: Simulation, omitted: Sequence[Omitted], language: Language
) -> dict[str, object]:
    """Return the simulation for programs, version 1."""
    model = found.model
    project = checked.plan.project
    told = Told(checked, found, language, after=False)
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "runs": found.runs,
        "seed": found.seed,
        "generator": "Philox4x64-10, key SHA-256(seed:name)[:16], (x >> 11) * 2**-53",
        "estimates_together": str(model.together),
        "budget": raw_number(model.budget.amount) if model.budget is not None else None,
        "last_day": model.last_day.isoformat() if model.last_day is not None else None,
        "spread": {"cost": model.spread_in_cost, "time": model.spread_in_time},
        "before_mitigation": _case_record(told, found.before),
        "after_mitigation": _case_record(told, found.after),
        "stepwise": {
            "mean": str(found.stepwise.mean.quantize(Decimal("0.01"))),
            "deviation": str(found.stepwise.deviation.quantize(Decimal("0.01"))),
            **{
                f"p{percent}": str(found.stepwise.at(NORMAL_QUANTILES[percent]).quantize(Decimal("0.01")))
                for percent in P_VALUES
            },
        }
        if found.stepwise is not None
        else None,
        "estimates": [
            {
                "of": "cost" if index < cost_count else "length",
                "name": told.name(each.part),
                "unit": "kr" if index < cost_count else "calendar days" if each.in_calendar else "working days",
                **{key: _exact(value) for key, value in each.three._asdict().items()},
                "place": placed(told.place(each)),
            }
            for cost_count in (len(model.costs.estimates) if model.costs is not None else 0,)
            for index, each in enumerate(
                (*(model.costs.estimates if model.costs is not None else ()), *filter(None, model.lengths))
            )
        ],
        "coarse_dates": [
            {
                "id": each.activity.id,
                "name": told.name(each.activity),
                "start": _days_record(calendar, each.start),
                "end": _days_record(calendar, each.finish, last=True),
                "place": placed(told.place(each)),
            }
            for each, calendar in zip(model.coarse, model.posed.frame.calendars if model.posed else (), strict=True)
            if each is not None
        ],
        "risks": [
            {
                "id": each.risk.id,
                "name": told.name(each.risk),
                "before": _strike_record(each.before),
                "after": _strike_record(each.after),
                "delays": [one.id for one in each.delays],
                "place": placed(told.place(each)),
            }
            for each in model.threats
        ],
        "reviews": [
            {
                "id": each.purchase.procurement.id,
                "name": told.cause(each),
                "probability": _exact(each.probability),
                "not_before": each.until.isoformat(),
                "delays": [one.id for one in each.activities],
                "place": placed(told.place(each)),
            }
            for each in model.reviews
        ],
        "omitted": [
            {
                "name": told.name(each.part),
                "why": each.why.to(language),
                "place": placed(place_of(checked, each.part, each.field)),
            }
            for each in omitted
        ],
    }


def _exact(value: Decimal) -> int | str:
    return raw_number(value.normalize()) if value == value.to_integral_value() else f"{value.normalize():f}"


def _days_record(calendar: WorkingDays, between: tuple[int, int] | None, *, last: bool = False) -> object:
    """Return the first and the last of the days that a coarse date can be; ``last`` where the day before is meant."""
    if between is None:
        return None
    days = [calendar.dates[number - 1 if last else number] for number in between]
    earliest, latest = (day.isoformat() if day is not None else None for day in days)
    return {"earliest": earliest, "latest": latest}


def _strike_record(strike: Strike) -> dict[str, object]:
    return {
        "probability": _exact(strike.probability),
        "cost": {key: _exact(value) for key, value in strike.cost._asdict().items()},
        "days": {key: _exact(value) for key, value in strike.days._asdict().items()},
    }


def _case_record(told: Told, case: Case) -> dict[str, object]:
    return {
        "cost": _outcome_record(case.cost, money=True),
        "end": _outcome_record(case.end, money=False),
        "chances": {"within_budget": case.within_budget, "in_time": case.in_time, "both": case.both},
        "cost_drivers": [_driver_record(told, each) for each in case.cost_drivers],
        "end_drivers": [_driver_record(told, each) for each in case.end_drivers],
        "criticality": [
            {
                "id": each.activity.id,
                "name": told.name(each.activity),
                "share": each.share,
                "place": placed(place_of(told.checked, each.activity)),
            }
            for each in case.critical
        ],
    }


def _driver_record(told: Told, driver: Driver) -> dict[str, object]:
    return {
        "name": told.cause(driver.cause),
        "share": round(driver.share, 6),
        "rank_correlation": round(driver.correlation, 6),
        "place": placed(told.place(driver.cause)),
    }


def _outcome_record(outcome: Outcome | None, *, money: bool) -> dict[str, object] | None:
    if outcome is None:
        return None

    def value(raw: int) -> object:
        return raw_number(Decimal(raw) / ORE) if money else date.fromordinal(raw).isoformat()

    return {
        **{name: value(getattr(outcome, name)) for name in ("p10", "p50", "p80", "p90", "least", "most")},
        "mean": str(outcome.mean.quantize(Decimal("0.01"))) if money else value(round(outcome.mean)),
        "curve": [{"percent": percent, "value": value(raw)} for percent, raw in outcome.curve],
        "p80_standard_error": round(outcome.error / 100 if money else outcome.error, 4),
        "enough_runs": outcome.enough,
        "wanted_runs": outcome.wanted,
    }
