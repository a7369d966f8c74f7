"""Which view of the budget is asked for: as words for people, or as a document for programs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kompplan.calculations.dimensions import Dimension
from kompplan.checked import CheckedPlan
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.views.budget import BudgetWords

Views = tuple[Callable[[], BudgetWords], Callable[[], dict[str, object]]]


class Wanted(NamedTuple):
    """What the command line asks for."""

    by: str
    across: str | None
    funding: bool
    per: str | None
    months: bool
    actuals: tuple[Path, ...]


def chosen(
    wanted: Wanted, checked: CheckedPlan, language: Language, trace: bool, limit: list[str] | None = None
) -> Views:
    """Return the words and the document of the one view that is asked for."""
    options = {
        "--across": wanted.across,
        "--funding": wanted.funding,
        "--per": wanted.per,
        "--months": wanted.months,
        "--actuals": wanted.actuals,
    }
    asked = [name for name, value in options.items() if value]
    if len(asked) > 1:
        raise KompplanError(
            Text(
                "{first} and {second} are two views: ask for one at a time",
                "{first} och {second} är två vyer: be om en i taget",
            ),
            first=Text(asked[0], asked[0]),
            second=Text(asked[1], asked[1]),
        )
    by = Dimension(wanted.by)
    if wanted.across is not None:
        return _cross(checked, by, Dimension(wanted.across), language, trace)
    if wanted.funding:
        from kompplan.views.budget_funding import funding_document, funding_words

        return partial(funding_words, checked, language, trace), partial(funding_document, checked, language)
    if wanted.per is not None:
        from kompplan.views.budget_per import Per, per_document, per_words

        per = Per(wanted.per)
        return partial(per_words, checked, per, language, trace), partial(per_document, checked, per, language)
    if wanted.months:
        from kompplan.views.budget_months import months_document, months_words

        return partial(months_words, checked, language, trace), partial(months_document, checked, language)
    if wanted.actuals:
        from kompplan.commands.actuals import booked
        from kompplan.views.budget_actuals import actuals_document, actuals_words

        found = booked(wanted.actuals, checked, limit)
        return partial(actuals_words, checked, found, language, trace), partial(
            actuals_document, checked, found, language
        )
    from kompplan.views.budget import budget_document, budget_words

    return partial(budget_words, checked, by, language, trace), partial(budget_document, checked, by, language)


def _cross(checked: CheckedPlan, by: Dimension, across: Dimension, language: Language, trace: bool) -> Views:
    from kompplan.views.budget_cross import cross_document, cross_words

    if by is across:
        raise KompplanError(
            Text(
                "--by and --across are the same: choose two different ones",
                "--by och --across är samma: välj två olika",
            )
        )
    return (
        partial(cross_words, checked, by, across, language, trace),
        partial(cross_document, checked, by, across, language),
    )
