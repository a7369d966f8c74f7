"""Lowest, likeliest and highest: where they are read, and where three numbers are something else."""

from decimal import Decimal

import pytest

from kompplan.i18n.language import Language
from kompplan.loading.forms import quantity_in
from kompplan.model.base import Form
from kompplan.values.misread import Misread
from kompplan.values.quantity import Quantity


@pytest.mark.parametrize("form", [Form.MONEY, Form.KRONOR])
def test_costs_take_three_numbers(form: Form) -> None:
    read = quantity_in(form, "80–100–150 tkr")
    assert isinstance(read, Quantity)
    assert (read.low, read.nominal, read.high) == (Decimal(80_000), Decimal(100_000), Decimal(150_000))


@pytest.mark.parametrize(
    ("form", "text"), [(Form.LENGTH, "2–3–5 veckor"), (Form.DAYS, "2-3-5"), (Form.HOURS, "8–16–40 h")]
)
def test_lengths_do_too(form: Form, text: str) -> None:
    read = quantity_in(form, text)
    assert isinstance(read, Quantity)
    assert read.nominal is not None
    assert read.low < read.nominal < (read.high or 0)


@pytest.mark.parametrize("form", [Form.COUNT, Form.SHARE, Form.BOUNDS, Form.FTE])
def test_numbers_of_people_do_not(form: Form) -> None:
    read = quantity_in(form, "6–8–10")
    assert isinstance(read, Misread)
    assert "bara för kostnader och längder" in read.message.to(Language.SV)


@pytest.mark.parametrize("text", ["070-123-456", "1-2-3", "2027-03-01"])
@pytest.mark.parametrize("form", [Form.OPEN, Form.SCORE])
def test_cells_and_scores_keep_such_a_text_as_it_is(form: Form, text: str) -> None:
    assert quantity_in(form, text) == text


@pytest.mark.parametrize("text", ["2027-03-01", "100–80–150 tkr", "80–150–100 tkr", "80–100–150–200", "ca 80–100–150"])
def test_what_is_no_lowest_likeliest_and_highest_is_refused(text: str) -> None:
    assert isinstance(quantity_in(Form.MONEY, text), Misread)
