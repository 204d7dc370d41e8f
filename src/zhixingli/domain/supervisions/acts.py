"""Supervision (督查督办): opened on a basis, urged in steps, struck off after review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from zhixingli.domain.errors.acts import (
    ActBeforeError,
    ActOrderError,
    ActRepeatedError,
    DueBeforeError,
    ReasonMissingError,
    RuleAbsentError,
)
from zhixingli.domain.errors.supervision import BasisApproverError, BasisNumberError
from zhixingli.domain.law.terms import Cause
from zhixingli.domain.matters.act import that_hold
from zhixingli.domain.matters.duties import charge
from zhixingli.domain.matters.matter import (
    Matter,
    discharge,
    new_id,
    open_obligation,
    record,
    refuse_before,
    refuse_ended_or_early,
    refuse_voided_or_early,
)
from zhixingli.domain.matters.obligation import PauseFact
from zhixingli.domain.matters.responsibility import first_assignments
from zhixingli.domain.matters.timing import retime
from zhixingli.domain.supervisions.terms import Basis, Suggestion, SupervisionStatus
from zhixingli.domain.terms import ActKind, Kind, Part, Post, Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zhixingli.domain.matters.act import Act
    from zhixingli.domain.matters.desk import Desk
    from zhixingli.domain.matters.obligation import Obligation

SUPERVISE_FINISH: Final = "supervise.finish"
SUPERVISE_RECHECK: Final = "supervise.recheck"
#: The ground on which the clock stood while the office reviewed what it then sent back.
REVIEW: Final = "办公室审核"


@dataclass(slots=True, kw_only=True)
class Supervision(Matter):
    """A supervision matter: one thing, its basis, who approved it (一事一项)."""

    kind: ClassVar[Kind] = Kind.SUPERVISION

    basis: Basis
    approved_by: str
    approved_on: date
    about: str | None = None
    basis_number: str | None = None
    urgency: Urgency = Urgency.NORMAL
    feedback_days: int | None = None
    phone: str | None = None

    @property
    def main_rules(self) -> tuple[str, ...]:
        """Name the rule under which it has to be finished."""
        return (SUPERVISE_FINISH,)


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known of a supervision matter when it is opened.

    Where it is about a subject, the title and who answers for it may be left to the subject;
    it is approved on the day of its opening unless another is said.
    """

    basis: Basis
    approved_by: str
    due: date
    approved_on: date | None = None
    title: str = ""
    leader: str = ""
    unit: str = ""
    about: str | None = None
    number: str | None = None
    supporting: Sequence[str] = ()
    supervisor: str | None = None
    phone: str | None = None
    feedback_days: int | None = None
    urgency: Urgency = Urgency.NORMAL
    public_title: str | None = None


def establish(desk: Desk, opening: Opening) -> Supervision:
    """Open a supervision matter (立项) on a basis that the ordinance knows."""
    desk.refuse_future()
    _refuse_basis(desk, opening)
    if SUPERVISE_FINISH not in desk.rules:
        raise RuleAbsentError(rule=SUPERVISE_FINISH)
    if opening.due < desk.on:
        raise DueBeforeError(due=opening.due, day=desk.on, field="--due")
    matter = Supervision(
        id=new_id(desk, "DB"),
        uid=desk.uid(),
        title=opening.title,
        public_title=opening.public_title,
        opened_on=desk.on,
        basis=opening.basis,
        approved_by=opening.approved_by,
        approved_on=opening.approved_on or desk.on,
        about=opening.about,
        basis_number=opening.number,
        urgency=opening.urgency,
        feedback_days=opening.feedback_days,
        phone=opening.phone,
    )
    matter.assignments.extend(
        first_assignments(desk, matter.id, leader=opening.leader, unit=opening.unit)
    )
    matter.supporting = [(unit, desk.on) for unit in dict.fromkeys(opening.supporting)]
    if opening.supervisor is not None:
        charge(desk, matter, Part.SUPERVISOR, opening.supervisor, field="--supervisor")
    record(desk, matter, ActKind.ESTABLISH, person=opening.approved_by)
    open_obligation(desk, matter, SUPERVISE_FINISH, start=desk.on, fixed_due=opening.due)
    return matter


def feedback(desk: Desk, matter: Supervision, *, text: str) -> None:
    """Record what the unit reported back (反馈)."""
    refuse_ended_or_early(desk, matter)
    record(desk, matter, ActKind.FEEDBACK, text=text)


def finish(desk: Desk, matter: Supervision, *, text: str | None) -> None:
    """Record that the unit reports it done (报办结); a review follows."""
    refuse_ended_or_early(desk, matter)
    owed = _open(matter)
    if owed is None:
        done = matter.of(ActKind.FINISH)[-1]
        raise ActRepeatedError(id=matter.id, day=done.happened_on, act="报办结", noun=matter.noun)
    last = matter.of(ActKind.REDO)
    refuse_before(desk, matter, last[-1].happened_on if last else None, "退回重办")
    record(desk, matter, ActKind.FINISH, text=text)
    discharge(desk, owed)


def send_back(desk: Desk, matter: Supervision) -> Obligation:
    """Send it back to be done again (退回重办): what was not done is still owed.

    The same limit goes on, so that a report of what was not done makes up for nothing; the days
    that the review of a report in time took are not the unit's, and are not counted.
    """
    refuse_ended_or_early(desk, matter)
    if not desk.reason:
        raise ReasonMissingError(act="退回重办", field="--reason")
    done = _finished(matter, "退回重办")
    refuse_before(desk, matter, done.happened_on, "报办结")
    owed = matter.obligations_of(SUPERVISE_FINISH)[-1]
    record(desk, matter, ActKind.REDO, text=desk.reason)
    owed.discharged_on = None
    _stop_for_review(desk, owed, done.happened_on)
    return owed


def _stop_for_review(desk: Desk, owed: Obligation, reported_on: date) -> None:
    """Let the clock stand from a report in time to its return, as for any stop."""
    span = owed.span_on(reported_on)
    in_time = span is not None and span.due_on is not None and reported_on <= span.due_on
    if in_time and reported_on < desk.on:
        number = desk.next_number("pause")
        stop = PauseFact(number, reported_on, desk.on, REVIEW, written=True, reason=desk.reason)
        owed.pauses.append(stop)
        retime(owed, desk.calendar, revision=desk.revision, since=reported_on, cause=Cause.PAUSE)


def strike(desk: Desk, matter: Supervision, *, by: str | None) -> None:
    """Strike it off after the review (审核销号)."""
    refuse_ended_or_early(desk, matter)
    done = _finished(matter, "销号")
    refuse_before(desk, matter, done.happened_on, "报办结")
    if by is not None:
        desk.directory.refuse_departed(by, desk.on, field="--by")
    record(desk, matter, ActKind.STRIKE, person=by, text=desk.reason)
    for owed in matter.obligations:
        if owed.closed_on is None and owed.rule != SUPERVISE_RECHECK:
            owed.withdrawn_on = max(desk.on, owed.opened_on)


def appeal(desk: Desk, matter: Supervision) -> None:
    """Record that the unit asks for a review of the conclusion (申请复核), struck off or not."""
    refuse_voided_or_early(desk, matter)
    if matter.open_under(SUPERVISE_RECHECK):
        earlier = matter.of(ActKind.APPEAL)[-1]
        raise ActRepeatedError(
            id=matter.id, day=earlier.happened_on, act=ActKind.APPEAL.label, noun=matter.noun
        )
    record(desk, matter, ActKind.APPEAL, text=desk.reason)
    open_obligation(desk, matter, SUPERVISE_RECHECK, start=desk.on)


def recheck(desk: Desk, matter: Supervision, *, text: str) -> None:
    """Record the decision on the review."""
    refuse_voided_or_early(desk, matter)
    owed = matter.open_under(SUPERVISE_RECHECK)
    if not owed:
        raise ActOrderError(
            id=matter.id,
            act=ActKind.RECHECK.label,
            needed=ActKind.APPEAL.label,
            command=f"zx supervise appeal {matter.id}",
        )
    refuse_before(desk, matter, owed[0].opened_on, ActKind.APPEAL.label)
    record(desk, matter, ActKind.RECHECK, text=text)
    discharge(desk, *owed)


def suggest(desk: Desk, matter: Supervision, *, about: str, text: str) -> None:
    """Write down a draft of a suggestion (建议稿); nothing follows from it by itself."""
    refuse_voided_or_early(desk, matter)
    record(desk, matter, ActKind.SUGGEST, outcome=about, text=text)


def drafted(matter: Supervision, about: Suggestion, day: date) -> str:
    """Draft a suggestion from the facts of a day: the matter, its days, how often sent back."""
    owed = matter.obligations_of(SUPERVISE_FINISH)[-1]
    span = owed.span_on(day)
    said = [f"建议就《{matter.title}》予以{about.label}"]
    if span is not None and span.due_on is not None:
        end = owed.discharged_on or day
        late = (end - span.due_on).days
        done = "办结" if owed.discharged_on is not None else f"截至 {day} "
        said.append(f"期限 {span.due_on}，{done}{'超期' if late > 0 else '未超期'}")
        if late > 0:
            said[-1] += f" {late} 日"
    returns, reminded = len(matter.of(ActKind.REDO, day)), len(matter.of(ActKind.REMIND, day))
    said.append(f"催办 {reminded} 次，退回 {returns} 次")
    return "；".join(said)


def status(matter: Supervision, day: date) -> SupervisionStatus:
    """Name how a matter stands on a day."""
    if matter.voided_on is not None:  # it never was
        return SupervisionStatus.VOID
    if matter.closed(day) is not None:
        return SupervisionStatus.STRUCK
    return SupervisionStatus.REVIEWING if finishes(matter, day) else SupervisionStatus.OPEN


def finishes(matter: Supervision, day: date) -> list[Act]:
    """Give the reports of completion made by a day that hold: one sent back was none (退回重办)."""
    return [
        act
        for act in that_hold(matter.acts)
        if act.kind is ActKind.FINISH and act.happened_on <= day
    ]


def _open(matter: Supervision) -> Obligation | None:
    return next(iter(matter.open_under(SUPERVISE_FINISH)), None)


def _finished(matter: Supervision, act: str) -> Act:
    """Give the report of completion that is under review."""
    if _open(matter) is not None:
        raise ActOrderError(
            id=matter.id, act=act, needed="报办结", command=f"zx supervise finish {matter.id}"
        )
    return matter.of(ActKind.FINISH)[-1]


def _refuse_basis(desk: Desk, opening: Opening) -> None:
    """Refuse a basis that Article 11 does not know."""
    desk.directory.refuse_departed(opening.approved_by, desk.on, field="--approved-by")
    if opening.approved_on is not None and opening.approved_on > desk.on:
        raise ActBeforeError(
            id=opening.title, day=desk.on, earlier=opening.approved_on, what="批准",
            field="--approved-on",
        )  # fmt: skip
    if opening.basis is Basis.DECISION:
        if opening.number is None:
            raise BasisNumberError(field="--number")
        return
    if not desk.directory.holds(opening.approved_by, desk.on, {Post.DISTRICT_HEAD}):
        raise BasisApproverError(
            name=desk.directory.person(opening.approved_by).name,
            post=desk.directory.titles(opening.approved_by, desk.on),
            basis=opening.basis.label,
            field="--approved-by",
        )
