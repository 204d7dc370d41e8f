"""The examples of DOMAIN §3 that were counted by hand, each day written out.

A day is its date, its weekday and what became of it: a number when it counts, 起 for the day of
the event, 休 a day off, 顺 and 前 for rolling on and back, 到 where the rolling ends.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.office import day

from zhixingli.domain.law.calendar import WEEKDAYS
from zhixingli.domain.law.deadline import Deadline, Step, Why, compute
from zhixingli.domain.law.terms import CountUnit, Roll
from zhixingli.store.law.notices import bundled_calendar
from zhixingli.store.law.rulebooks import bundled_rules

CALENDAR = bundled_calendar()
RULES = {limit.id: limit for limit in bundled_rules()}
RULES["check.in.working.days"] = replace(RULES["doc.check"], unit=CountUnit.WORKDAY, roll=Roll.NONE)
MARKS = {
    Why.START: "起",
    Why.DAY_OFF: "休",
    Why.ROLLED: "顺",
    Why.ROLLED_BACK: "前",
    Why.LANDED: "到",
    Why.MONTH_END: "月",
}


def walk(deadline: Deadline) -> list[str]:
    return [
        f"{step.day:%m-%d}{WEEKDAYS[step.day.weekday()]}{mark(step)}" for step in deadline.steps
    ]


def mark(step: Step) -> str:
    return str(step.number) if step.why is Why.COUNTED else MARKS[step.why]


EXAMPLES = [
    (
        "doc.check",
        "09-18",
        "09-20",
        "09-20",
        "09-18五起 09-19六1 09-20日2",
    ),
    (
        "doc.check",
        "09-24",
        "09-26",
        "09-28",
        """
        09-24四起 09-25五1 09-26六2 09-27日顺
        09-28一到
        """,
    ),
    (
        "doc.finish",
        "09-24",
        "10-09",
        "10-09",
        """
        09-24四起 09-25五休 09-26六休 09-27日休
        09-28一1 09-29二2 09-30三3 10-01四休 10-02五休 10-03六休 10-04日休
        10-05一休 10-06二休 10-07三休 10-08四4 10-09五5
        """,
    ),
    (
        "doc.check",
        "02-13",
        "02-15",
        "02-24",
        """
        02-13五起 02-14六1 02-15日2
        02-16一顺 02-17二顺 02-18三顺 02-19四顺 02-20五顺 02-21六顺 02-22日顺
        02-23一顺 02-24二到
        """,
    ),
    (
        "doc.finish",
        "02-13",
        "02-27",
        "02-27",
        """
        02-13五起 02-14六1 02-15日休
        02-16一休 02-17二休 02-18三休 02-19四休 02-20五休 02-21六休 02-22日休
        02-23一休 02-24二2 02-25三3 02-26四4 02-27五5
        """,
    ),
    (
        "doc.check",
        "10-16",
        "10-18",
        "10-19",
        """
        10-16五起 10-17六1 10-18日2
        10-19一到
        """,
    ),
    (
        "check.in.working.days",
        "10-16",
        "10-20",
        "10-20",
        """
        10-16五起 10-17六休 10-18日休
        10-19一1 10-20二2
        """,
    ),
    (
        "license.decide",
        "02-09",
        "03-13",
        "03-13",
        """
        02-09一起 02-10二1 02-11三2 02-12四3 02-13五4 02-14六5 02-15日休
        02-16一休 02-17二休 02-18三休 02-19四休 02-20五休 02-21六休 02-22日休
        02-23一休 02-24二6 02-25三7 02-26四8 02-27五9 02-28六10 03-01日休
        03-02一11 03-03二12 03-04三13 03-05四14 03-06五15 03-07六休 03-08日休
        03-09一16 03-10二17 03-11三18 03-12四19 03-13五20
        """,
    ),
    (
        "petition.close",
        "08-06",
        "10-05",
        "10-08",
        """
        08-06四起 08-07五1 08-08六2 08-09日3
        08-10一4 08-11二5 08-12三6 08-13四7 08-14五8 08-15六9 08-16日10
        08-17一11 08-18二12 08-19三13 08-20四14 08-21五15 08-22六16 08-23日17
        08-24一18 08-25二19 08-26三20 08-27四21 08-28五22 08-29六23 08-30日24
        08-31一25 09-01二26 09-02三27 09-03四28 09-04五29 09-05六30 09-06日31
        09-07一32 09-08二33 09-09三34 09-10四35 09-11五36 09-12六37 09-13日38
        09-14一39 09-15二40 09-16三41 09-17四42 09-18五43 09-19六44 09-20日45
        09-21一46 09-22二47 09-23三48 09-24四49 09-25五50 09-26六51 09-27日52
        09-28一53 09-29二54 09-30三55 10-01四56 10-02五57 10-03六58 10-04日59
        10-05一60 10-06二顺 10-07三顺 10-08四到
        """,
    ),
    (
        "foi.reply",
        "09-30",
        "11-03",
        "11-03",
        """
        09-30三起 10-01四休 10-02五休 10-03六休 10-04日休
        10-05一休 10-06二休 10-07三休 10-08四1 10-09五2 10-10六3 10-11日休
        10-12一4 10-13二5 10-14三6 10-15四7 10-16五8 10-17六休 10-18日休
        10-19一9 10-20二10 10-21三11 10-22四12 10-23五13 10-24六休 10-25日休
        10-26一14 10-27二15 10-28三16 10-29四17 10-30五18 10-31六休 11-01日休
        11-02一19 11-03二20
        """,
    ),
    (
        "deputies.suggestion",
        "03-31",
        "06-30",
        "06-30",
        """
        03-31二起
        06-30二月
        """,
    ),
    (
        "exec.notice",
        "10-12",
        "10-05",
        "09-30",
        """
        10-12一起
        10-11日1 10-10六2 10-09五3 10-08四4 10-07三5 10-06二6 10-05一7
        10-04日前 10-03六前 10-02五前 10-01四前 09-30三到
        """,
    ),
    (
        "exec.notice",
        "03-02",
        "02-23",
        "02-14",
        """
        03-02一起
        03-01日1 02-28六2 02-27五3 02-26四4 02-25三5 02-24二6 02-23一7
        02-22日前 02-21六前 02-20五前 02-19四前 02-18三前 02-17二前 02-16一前
        02-15日前 02-14六到
        """,
    ),
]

PETITION_OF_NINETY_DAYS = (
    "08-06四起 08-07五1 08-08六2 08-09日3 "
    "08-10一4 08-11二5 08-12三6 08-13四7 08-14五8 08-15六9 08-16日10 "
    "08-17一11 08-18二12 08-19三13 08-20四14 08-21五15 08-22六16 08-23日17 "
    "08-24一18 08-25二19 08-26三20 08-27四21 08-28五22 08-29六23 08-30日24 "
    "08-31一25 09-01二26 09-02三27 09-03四28 09-04五29 09-05六30 09-06日31 "
    "09-07一32 09-08二33 09-09三34 09-10四35 09-11五36 09-12六37 09-13日38 "
    "09-14一39 09-15二40 09-16三41 09-17四42 09-18五43 09-19六44 09-20日45 "
    "09-21一46 09-22二47 09-23三48 09-24四49 09-25五50 09-26六51 09-27日52 "
    "09-28一53 09-29二54 09-30三55 10-01四56 10-02五57 10-03六58 10-04日59 "
    "10-05一60 10-06二61 10-07三62 10-08四63 10-09五64 10-10六65 10-11日66 "
    "10-12一67 10-13二68 10-14三69 10-15四70 10-16五71 10-17六72 10-18日73 "
    "10-19一74 10-20二75 10-21三76 10-22四77 10-23五78 10-24六79 10-25日80 "
    "10-26一81 10-27二82 10-28三83 10-29四84 10-30五85 10-31六86 11-01日87 "
    "11-02一88 11-03二89 11-04三90"
)
LICENSE_OF_THIRTY_WORKING_DAYS = (
    "02-09一起 02-10二1 02-11三2 02-12四3 02-13五4 02-14六5 02-15日休 "
    "02-16一休 02-17二休 02-18三休 02-19四休 02-20五休 02-21六休 02-22日休 "
    "02-23一休 02-24二6 02-25三7 02-26四8 02-27五9 02-28六10 03-01日休 "
    "03-02一11 03-03二12 03-04三13 03-05四14 03-06五15 03-07六休 03-08日休 "
    "03-09一16 03-10二17 03-11三18 03-12四19 03-13五20 03-14六休 03-15日休 "
    "03-16一21 03-17二22 03-18三23 03-19四24 03-20五25 03-21六休 03-22日休 "
    "03-23一26 03-24二27 03-25三28 03-26四29 03-27五30"
)


@pytest.mark.parametrize(("rule", "start", "nominal", "due", "days"), EXAMPLES)
def test_an_example_is_counted_day_by_day(
    rule: str, start: str, nominal: str, due: str, days: str
) -> None:
    deadline = compute(RULES[rule], day(start), calendar=CALENDAR)
    assert walk(deadline) == days.split()
    assert (deadline.nominal, deadline.due) == (day(nominal), day(due))
    assert not deadline.provisional
    assert deadline.remaining is None


def test_sixty_days_and_thirty_are_the_ninetieth_day() -> None:
    deadline = compute(RULES["petition.close"], day("08-06"), calendar=CALENDAR, extended=30)
    assert walk(deadline) == PETITION_OF_NINETY_DAYS.split()
    assert deadline.due == deadline.nominal == day("11-04")


def test_twenty_working_days_and_ten_are_the_thirtieth_working_day() -> None:
    deadline = compute(RULES["license.decide"], day("02-09"), calendar=CALENDAR, extended=10)
    assert walk(deadline) == LICENSE_OF_THIRTY_WORKING_DAYS.split()
    assert deadline.due == day("03-27")


def test_the_table_of_examples_counts_itself() -> None:
    """A slip of the pen in the lists above would show here: numbers run, weekdays are right."""
    for rule, start, *_, days in EXAMPLES:
        steps = days.split()
        numbers = [int(step[6:]) for step in steps if step[6:].isdigit()]
        if RULES[rule].unit is not CountUnit.MONTH:
            assert numbers == list(range(1, RULES[rule].amount + 1)), (rule, start)
        for step in steps:
            assert step[5] == WEEKDAYS[day(step[:5]).weekday()]
