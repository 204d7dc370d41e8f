"""Histories that nobody thought of: drawn at random, the impossible steps refused."""

from __future__ import annotations

import contextlib
import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from tests.document_verbs import answer_cosign, ask_cosign, show_document, void_document
from tests.office import (
    add_letter,
    add_project,
    answer_letter,
    consult_letter,
    day,
    deputy,
    held_review,
    hold_onsite,
    hop_letter,
    open_supervision,
    send_letter,
    settled,
)

from zhixingli.domain.documents.notes import DocumentCorrection
from zhixingli.domain.errors.refusal import Refusal
from zhixingli.domain.meetings.terms import Form
from zhixingli.domain.projects.acts import restart, suspend
from zhixingli.domain.tasks import Order
from zhixingli.domain.terms import OwedReport, Urgency
from zhixingli.services import tasks
from zhixingli.services.documents import acts as documents
from zhixingli.services.documents.register import DocFilters, list_documents
from zhixingli.services.exchange.documents import import_docs
from zhixingli.services.exchange.imports import Source
from zhixingli.services.meetings import acts as meetings, executive
from zhixingli.services.people import units
from zhixingli.services.people.assigning import assign_subject
from zhixingli.services.people.portfolio import set_leader
from zhixingli.services.people.responsibility import hand_over
from zhixingli.services.projects import acts as projects
from zhixingli.services.reports.submission import submit_report
from zhixingli.services.rules.office import set_choice
from zhixingli.services.supervisions import acts as supervisions
from zhixingli.store.ledger.unit_of_work import Stamp

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.office import Clerk

END: Final = day("12-18")
BEGIN: Final = day("08-31")
HANDS: Final = (("李副区长", "区住建局"), ("王副区长", "区财政局"))
#: What an office may choose otherwise.
CHOICES: Final = {"deemed_receipt": "on", "finish_start": "received", "check_unit": "workday"}
#: Rules that a paper may be received under, each with what may happen to it on the way.
STATUTES: Final = {
    "license.decide": ("听证", "准予", None),
    "license.joint": ("鉴定", "不予", None),
    "foi.reply": ("征求第三方意见", None, "征求第三方意见"),
    "foi.other_organ": (None, None, None),
    "petition.close": (None, None, "受理"),
    "petition.recheck": ("复核听证", None, None),
    "reconsider.accept": (None, "不予受理", None),
    "reconsider.simple": ("中止", None, "受理"),
    "penalty.case": (None, None, None),
    "coercion.seal": ("检验", None, None),
    "coercion.freeze": (None, None, "交付决定书"),
    "litigation.answer": (None, None, "判决送达"),
    "deputies.suggestion": (None, None, None),
    "compensation.decide": (None, None, None),
    "land.pre_notice": (None, None, None),
    "audit.opinion": (None, None, None),
}
#: Those whose clock a notice of what is missing stops: the most can happen to them.
WAITING: Final = ("license.decide", "foi.reply", "reconsider.accept", "reconsider.simple")


def drawn_rows(chance: random.Random, number: int) -> list[dict[str, str]]:
    """Draw rows of a register: most are possible, the import refuses the others."""
    return [_row(chance, n) for n in range(number)]


def _row(chance: random.Random, n: int) -> dict[str, str]:
    at = BEGIN + timedelta(days=chance.randrange(50))
    leader, unit = chance.choice(HANDS)
    row = {
        "签收时间": f"{at} {chance.choice(('09:00', '18:20'))}",
        "来文单位": "市发改委",
        "标题": f"第{n}件",
        "办件/阅件": chance.choice(("办件", "办件", "办件", "阅件")),
        "紧急程度": chance.choice(("平件", "平件", "加急", "特急")),
        "区分管领导": leader,
        "主责单位": unit,
        "公开承诺": chance.choice(("", "", "是")),
    }
    rules = (None, None, None, *STATUTES, *WAITING, *WAITING)
    rule = chance.choice(rules) if row["办件/阅件"] == "办件" else None
    ground, ending, event = STATUTES[rule] if rule is not None else ("补正", None, None)
    long = 20 if rule is None else 75

    def later(most: int, *, since: date = at) -> date:
        return since + timedelta(days=chance.randrange(most))

    checked = later(9)
    told = later(5, since=checked)
    row |= {"规则": rule or "", "资料检查日期": str(checked), "告知日期": str(told)}
    row["资料检查结果"] = "齐全"
    if chance.random() < (0.6 if rule in WAITING else 0.25):  # something had to be brought
        brought = later(long // 2, since=told)
        again = later(4, since=brought)
        row |= {"资料检查结果": "缺附件", "补正日期": str(brought), "复查日期": str(again)}
        row["告知日期"], told = f"{told}；{again}", again
    if ground is not None and chance.random() < 0.25:
        stopped = later(6, since=told)
        row |= {"停表日期": str(stopped), "停表事由": ground}
        if chance.random() < 0.8:
            row["恢复日期"] = str(later(12, since=stopped))
    if chance.random() < 0.3:
        since = chance.choice((at, told))
        row |= {"延期日期": str(later(14, since=since)), "延期天数": str(chance.randrange(1, 6))}
        row |= {"延期批准人": "赵局长" if unit == "区住建局" else "钱局长"}
    row |= _asked_of_others(chance, later, told, rule)
    if event is not None and chance.random() < 0.6:
        row["登记事由"] = f"{later(20, since=told)} {event}"
    ends = chance.random()
    if ends < 0.6:
        row["办结日期"] = str(later(long, since=told))
        row["办结情形"] = ending or "" if chance.random() < 0.7 else ""
    elif ends < 0.75:
        row |= {"退回日期": str(later(12)), "退回理由": "不归我们办"}
    return row


def _asked_of_others(
    chance: random.Random, later: Callable[..., date], told: date, rule: str | None
) -> dict[str, str]:
    """Draw what goes beside the handling: approval sought, an instruction, a co-signature."""
    row: dict[str, str] = {}
    if rule is None and chance.random() < 0.2:
        row |= {"权限内外": "权限外", "权限日期": str(later(12, since=told)), "报批去向": "市府"}
    if chance.random() < 0.25:
        row |= {"批示人": "陈区长", "批示日期": str(later(9)), "批示内容": "抓紧办"}
        row["批示时限"] = chance.choice(("", str(told + timedelta(days=20))))
    if chance.random() < 0.25:
        asked = later(9)
        row |= {"会签单位": "区财政局", "会签日期": str(asked)}
        row["会签答复日期"] = str(later(15, since=asked)) if chance.random() < 0.6 else ""
    if rule == "reconsider.accept" and chance.random() < 0.5:
        row["分项了结"] = f"{later(8)} reconsider.accept 受理"
    return row


def history(clerk: Clerk, chance: random.Random, number: int) -> int:
    """Make a history of everything that a ledger holds; give how many papers it has."""
    deputy(clerk)
    if chance.random() < 0.5:
        for key, value in (
            ("deemed_receipt", "on"),
            ("finish_start", "received"),
            ("check_unit", "workday"),
        ):
            set_choice(clerk.ledger, clerk.stamp(day("09-21"), today=day("09-21")), key, value)
    set_leader(clerk.ledger, clerk.stamp(BEGIN), ["区财政局"], leader="李副区长")
    kept = _papers(clerk, chance, number)
    for code in chance.sample(kept, len(kept) // 5):
        _try(assign_subject, clerk, _drawn(chance, 80), code, **_hands(chance))
    for code in chance.sample(kept, len(kept) // 4):
        _correct(clerk, chance, code)
    for code in chance.sample(kept, len(kept) // 8):
        _try(ask_cosign, clerk, _drawn(chance, 60), code, unit="区住建局")
        _try(answer_cosign, clerk, _drawn(chance, 68), code, unit="区住建局", text=None)
    for code in chance.sample(kept, len(kept) // 12):
        _try(void_document, clerk, END, code)
    set_leader(clerk.ledger, clerk.stamp(day("10-09"), today=END), ["区住建局"], leader="王副区长")
    until = chance.choice((None, day("11-06")))
    hand_over(
        clerk.ledger, clerk.stamp(day("10-14"), today=END), "李副区长", "王副区长", until=until
    )
    _try(units.merge_unit, clerk, day("11-09"), "区财政局", into="区住建局")
    _projects(clerk, chance, max(3, number // 60))
    for n in range(number // 15):
        _task(clerk, chance, n)
        _supervision(clerk, chance, n)
    for n in range(number // 30):
        _executive(clerk, chance)
        _letter(clerk, chance, n)
    _series(clerk, chance)
    return len(kept)


def _papers(clerk: Clerk, chance: random.Random, number: int) -> list[str]:
    rows = drawn_rows(chance, number)
    heads = list(dict.fromkeys(head for row in rows for head in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, heads, restval="")
    writer.writeheader()
    writer.writerows(rows)
    stamp = Stamp(actor="测试", today=END, on=BEGIN, command="import docs")
    import_docs(clerk.ledger, stamp, Source(out.getvalue().encode(), "收文.csv"))
    for n in range(number // 12):  # entered day by day, as they came
        settled(clerk, _drawn(chance, 60), f"当日登记第{n}件", today=END)
    found = list_documents(clerk.ledger, as_of=END, filters=DocFilters()).data
    return [doc.id for doc in found]


def _correct(clerk: Clerk, chance: random.Random, code: str) -> None:
    """Put something right, after all that was done to the paper: by its day, or its urgency."""
    acts = show_document(clerk.ledger, code, as_of=END, strict=False).data.acts
    last = max(act.on for act in acts)
    on = min(END, last + timedelta(days=chance.randrange(9)))
    if chance.random() < 0.5:
        change = DocumentCorrection(urgency=chance.choice(list(Urgency)))
    else:
        received = min(act.on for act in acts) + timedelta(days=chance.randrange(-4, 4))
        change = DocumentCorrection(received_on=received)
    _try(documents.edit_document, clerk, on, code, change)


def _drawn(chance: random.Random, most: int) -> date:
    return BEGIN + timedelta(days=chance.randrange(most))


def _hands(chance: random.Random) -> dict[str, str]:
    leader, unit = chance.choice(HANDS)
    return {"leader": leader, "unit": unit}


def _try(act: Any, clerk: Clerk, on: date, *asked: Any, **facts: Any) -> Any:
    """Do something that may be impossible: before it came, after it ended, to whom has it."""
    with contextlib.suppress(Refusal):
        stamp = clerk.stamp(on, today=END, reason="按实际情况")
        return act(clerk.ledger, stamp, *asked, **facts).data
    return None


def _task(clerk: Clerk, chance: random.Random, n: int) -> None:
    on = _drawn(chance, 40)
    due = on + timedelta(days=chance.randrange(30))
    promise = chance.random() < 0.3
    order = Order(title=f"任务{n}", due=due, public_promise=promise, **_hands(chance))
    task = tasks.add_task(clerk.ledger, clerk.stamp(on, today=END), order).data
    if task is not None and chance.random() < 0.7:
        done = on + timedelta(days=chance.randrange(40))
        _try(tasks.finish_task, clerk, done, task.id, result=None)


def _supervision(clerk: Clerk, chance: random.Random, n: int) -> None:
    on = _drawn(chance, 30)
    due = on + timedelta(days=chance.randrange(5, 30))
    code = open_supervision(clerk, f"{on:%m-%d}", f"督办{n}", due=due, **_hands(chance))
    for _ in range(chance.randrange(3)):
        on += timedelta(days=chance.randrange(15))
        _try(supervisions.finish, clerk, on, code, result=None)
        on += timedelta(days=chance.randrange(9))
        if chance.random() < 0.6:
            _try(supervisions.send_back, clerk, on, code, due=None, approved_by=None)
    if chance.random() < 0.7:
        _try(supervisions.strike, clerk, on, code, by=None)


def _projects(clerk: Clerk, chance: random.Random, number: int) -> None:
    for n in range(number):
        on = _drawn(chance, 10)
        code = add_project(clerk, f"{on:%m-%d}", f"项目{n}", **_hands(chance))
        for name in ("开工", "主体", "竣工"):
            due = on + timedelta(days=chance.randrange(5, 60))
            _try(projects.set_milestone, clerk, on, code, name, due=due)
            done = due + timedelta(days=chance.randrange(-5, 20))
            if chance.random() < 0.6:
                _try(projects.reach_milestone, clerk, done, code, name)
        for _ in range(8):
            held = on + timedelta(days=chance.randrange(90))
            with contextlib.suppress(Refusal):
                asked = {"chair": "王副区长", "today": "12-18"}
                meeting = hold_onsite(clerk, f"{held:%m-%d}", code, **asked)
                told = held + timedelta(days=chance.randrange(9))
                number_ = f"纪要〔2026〕{meeting.id[-3:]}号"
                _try(meetings.issue_minutes, clerk, told, meeting.id, number=number_)
        if chance.random() < 0.6:
            rests = on + timedelta(days=chance.randrange(40))
            _try(projects.simple_act, clerk, rests, code, suspend, "停工")
            again = rests + timedelta(days=chance.randrange(3, 25))
            _try(projects.simple_act, clerk, again, code, restart, "复工")
        if chance.random() < 0.4:
            _try(projects.close_project, clerk, END - timedelta(days=20), code, text=None)


def _executive(clerk: Clerk, chance: random.Random) -> None:
    on = _drawn(chance, 50)
    held = on + timedelta(days=chance.randrange(4, 25))
    plan = _try(executive.plan_meeting, clerk, on, meeting_on=held, place=None)
    _try(executive.pick_projects, clerk, on, plan.id, ["XM-2026-0001", "XM-2026-0002"])
    _try(executive.approve_picks, clerk, on, plan.id, by="陈区长")
    for _ in range(chance.randrange(3)):
        on += timedelta(days=chance.randrange(7))
        leaders, units = chance.choice(((True, True), (True, False), (False, True)))
        _try(executive.notify_all, clerk, on, plan.id, leaders=leaders, units=units)
        if chance.random() < 0.4:
            moved = on + timedelta(days=chance.randrange(2, 20))
            _try(executive.move_meeting, clerk, on, plan.id, meeting_on=moved)


def _letter(clerk: Clerk, chance: random.Random, n: int) -> None:
    on = _drawn(chance, 40)
    code = add_letter(clerk, f"{on:%m-%d}", f"请示{n}")
    consulted = chance.random() < 0.7
    if consulted:
        consult_letter(clerk, f"{on:%m-%d}", code)
    on += timedelta(days=chance.randrange(6))
    send_letter(clerk, f"{on:%m-%d}", code, None if consulted else "特急")
    for place in ("办公室", "业务处")[: chance.randrange(3)]:
        on += timedelta(days=chance.randrange(14))
        hop_letter(clerk, f"{on:%m-%d}", code, place)
    if chance.random() < 0.5:
        on += timedelta(days=chance.randrange(9))
        answer_letter(clerk, f"{on:%m-%d}", code)


def _series(clerk: Clerk, chance: random.Random) -> None:
    """Hold some of the reviews, hand in some of the office's own weekly reports."""
    for form in (Form.PLANNING, Form.LAND):
        for _ in range(4):
            with contextlib.suppress(Refusal):
                held_review(clerk, f"{_drawn(chance, 90):%m-%d}", form)
    for report in OwedReport:
        for week in range(37, 37 + chance.randrange(8)):
            on = date.fromisocalendar(2026, week, 5) + timedelta(days=3)
            _try(submit_report, clerk, on, report, week=f"2026-W{week}", to=None)
