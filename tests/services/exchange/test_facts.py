"""One list of columns a sheet: each is written and read, needs columns there are, is named once."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from zhixingli.services.exchange.documents_sheet import DOCS
from zhixingli.services.exchange.facts import Fact, Stretch
from zhixingli.services.exchange.letters_sheet import LETTERS
from zhixingli.services.exchange.people_sheet import PEOPLE, UNITS
from zhixingli.services.exchange.projects_sheet import PROJECTS

if TYPE_CHECKING:
    from zhixingli.services.sheets.shapes import TableForm

ROOT = Path(__file__).parents[3]
MAIN = (DOCS, PROJECTS, LETTERS, UNITS, PEOPLE)
FORMS = (*MAIN, *dict.fromkeys(chain.from_iterable(form.children for form in MAIN)))


@pytest.fixture(params=FORMS, ids=lambda form: form.sheet)
def form(request: pytest.FixtureRequest) -> TableForm:
    found: TableForm = request.param
    return found


def test_every_column_is_written_and_read(form: TableForm) -> None:
    for column in form.headings:
        assert isinstance(column.of, Fact | Stretch), column.name
        if isinstance(column.of, Fact):
            assert column.of.read is not None, column.name
            assert column.of.field, column.name
    assert all(isinstance(column.of, Fact | Stretch) for column in form.shown)


def test_no_two_columns_of_a_sheet_have_one_name_or_one_field(form: TableForm) -> None:
    names = [n for column in form.headings for n in (column.name, *column.also)]
    fields = [column.of.field for column in form.headings if isinstance(column.of, Fact)]

    assert len(names) == len(set(names))
    assert len(fields) == len(set(fields))


def test_what_a_column_needs_is_a_column(form: TableForm) -> None:
    names = {column.name for column in form.headings}

    assert {needed for column in form.headings for needed in column.needs} <= names


def test_the_sample_that_a_refusal_names_is_there(form: TableForm) -> None:
    if form.sample.startswith("zx export "):
        assert form.sample.split()[2] in {each.sheet for each in MAIN}
    else:
        header = (ROOT / form.sample).read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        assert set(form.required) <= set(header)
