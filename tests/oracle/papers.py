"""The course of one paper counted again from its acts: what was owed, until when it was.

The rules' own bodies say what opens beside, after and upon an event, what waits for a supplement
and what the law decides by itself; what was done is taken in the order of the days.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.oracle.clock import Owed

    Act = dict[str, Any]

CHECK: Final = "doc.check"
INSTRUCTION: Final = "doc.instruction"
COSIGN: Final = "cosign.reply"
STATED: Final = "doc.stated"
#: The rule by which a paper without one of its own is finished, by its urgency.
FINISH: Final = {
    "normal": "doc.finish",
    "urgent": "doc.finish.urgent",
    "express": "doc.finish.express",
}
_URGENCIES: Final = {"平件": "normal", "加急": "urgent", "特急": "express"}
_BY_LAW: Final = {"accepted": "视为受理", "agreed": "视为同意"}
_ABANDONED: Final = "视为放弃"


class Paper:
    """A paper on its way; ``made`` is everything that it owed or owes."""

    def __init__(
        self,
        row: dict[str, Any],
        new: Callable[..., Owed],
        body: Callable[[str], dict[str, Any]],
    ) -> None:
        """Take its row, who makes a limit of it, and the bodies of the rules."""
        self.id, self.rule = row["id"], row["rule"]
        self.reads = row["purpose"] == "reading"
        self.received = date.fromisoformat(str(row["received_on"])[:10])
        self.urgency = row["urgency"]
        self._new, self._body = new, body
        self.made: list[Owed] = []
        self.checked: tuple[date, bool] | None = None
        self.told: date | None = None
        self.beyond = False
        #: The receipt that the handling counts from, where an office chose it so.
        self.counts_from: date | None = None

    def urgency_before(self, edits: list[str]) -> None:
        """Take the urgency that it was received with, where it was put right later."""
        if edits:
            self.urgency = _URGENCIES[edits[0].partition("紧急程度：")[2][:2]]

    # --- what opens and ends

    def open(self, rule: str, start: date, opened: date, **more: Any) -> Owed:
        """Open a limit and what stands beside it."""
        owed = self._new(self.id, rule, start, opened, **more)
        self.made.append(owed)
        for companion in owed.body["beside"]:
            if not self._open(companion):
                from_receipt = self._body(companion)["start"].startswith("收到")
                own = min(start, self.received) if from_receipt and not more else start
                self.open(companion, own, opened)
        return owed

    def _open(self, *rules: str, day: date | None = None) -> list[Owed]:
        return [
            each
            for each in self.made
            if each.rule in rules and (each.ended is None if day is None else each.open_on(day))
        ]

    def settle(self, owed: Owed, on: date, outcome: str | None) -> None:
        """Settle a limit; what follows it begins on that day."""
        owed.done, owed.outcome = max(on, owed.opened), outcome
        self._then(owed)

    def _then(self, owed: Owed) -> None:
        for each in owed.body["then"]:
            wanted = each["outcome"] is None or each["outcome"] == owed.outcome
            if wanted and owed.outcome not in each["unless"] and owed.done is not None:
                self.open(each["rule"], owed.done, owed.done, follows=owed)

    def decide_by_law(self, before: date | None) -> None:
        """Let the law decide what it decides by itself, with no act until its last day."""
        for owed in list(self.made):
            label = _BY_LAW.get(owed.body["on_expiry"] or "")
            account = owed.account() if label is not None and owed.ended is None else None
            if account is not None and (before is None or account[0] < before):
                owed.done, owed.outcome = account[0], label
                self._then(owed)

    @property
    def mains(self) -> list[str]:
        """Name the rules under which it is finished."""
        if self.rule is None:
            return [*FINISH.values(), STATED]
        found = [self.rule]
        for owed in self.made:
            if owed.rule in found:
                found += [each["rule"] for each in owed.body["then"] if each["main"]]
        return found

    # --- what happened

    def take(self, act: Act, on: date) -> None:
        """Take one act of a day."""
        self.decide_by_law(on)
        taken = getattr(self, f"_{act['kind']}", None)
        if taken is not None:
            taken(act, on)

    def _check(self, act: Act, on: date) -> None:
        complete = act["outcome"] == "complete"
        if self.checked is not None and self.told is not None:
            self.told = None  # more was asked for after all was complete
        self.checked = on, complete
        if complete:
            self._fulfil("check", on)
        else:
            for owed in self.made:
                checked = owed.body["settled_by"] == "check" and owed.body["conditional"]
                if checked and owed.open_on(on) and owed.bound is None:
                    owed.bound = max(on, owed.opened)
        self._both(on)

    def _notify(self, _: Act, on: date) -> None:
        self.told = on
        self._fulfil("notify", on)
        self._both(on)

    def _both(self, _: date) -> None:
        """Once checked and told: that was the check; what was complete is to be handled."""
        if self.checked is None or self.told is None:
            return
        on, complete = max(self.checked[0], self.told), self.checked[1]
        if not complete:
            self._wait(on)
            self._fulfil("check", on)
        for owed in self._open(CHECK):
            owed.done = max(on, owed.opened)
        if complete and not self.beyond:
            self._handle(on, start=self.counts_from or on)

    def _handle(self, on: date, *, start: date) -> None:
        stated = any(owed.rule == STATED for owed in self.made)
        if self.rule is None and not stated and not self.reads:
            self.open(FINISH[self.urgency], start, on)

    def _fulfil(self, act: str, on: date) -> None:
        for owed in list(self.made):
            if owed.body["settled_by"] == act and owed.open_on(on) and owed.rule != CHECK:
                if owed.body["conditional"] and owed.bound is None:
                    owed.gone = max(on, owed.opened)
                else:
                    self.settle(owed, on, None)

    def _wait(self, on: date) -> None:
        """Let the clocks stand that a notice in time stops."""
        for owed in self.made:
            if owed.body["supplement"] == "none" or not owed.open_on(on):
                continue
            due, waits = owed.due(on), any(to is None for _, to in owed.waits)
            late = due is not None and due < on
            if not late and not waits and not self._accepted(owed, on):
                owed.waits.append((on, None))

    def _accepted(self, main: Owed, on: date) -> bool:
        """Tell whether the law had accepted on receipt: the notice came after its own limit."""
        back = [to for _, to in main.waits if to is not None and to <= on]
        begun = max([*back, *(d for d in main.restarts if d <= on)], default=main.opened)
        for owed in self.made:
            if owed.body["on_expiry"] == "accepted_on_receipt" and begun <= owed.opened <= on:
                due = owed.due(on)
                if due is not None and due < min(owed.ended or on, on):
                    return True
        return False

    def _supplement(self, _: Act, on: date) -> None:
        self.checked = self.told = None
        self.counts_from = on if self.counts_from is not None else None
        self.open(CHECK, on, on)
        waited = False
        for owed in self.made:
            if owed.waits and owed.waits[-1][1] is None:
                owed.waits[-1], waited = (owed.waits[-1][0], on), True
        rounds = [o.rule for o in self.made if o.body["settled_by"] == "check" and o.rule != CHECK]
        for rule in dict.fromkeys(rounds):
            if waited and not self._open(rule):
                self.open(rule, on, on)

    def _route(self, act: Act, on: date) -> None:
        if act["outcome"] == "beyond":
            self.beyond = True
            for owed in self._open(*FINISH.values()):
                owed.gone = max(on, owed.opened)
        elif self.beyond:
            self.beyond = False
            if self.checked is not None and self.told is not None and self.checked[1]:
                self._handle(on, start=on)

    def _instruct(self, act: Act, on: date) -> None:
        self.open(INSTRUCTION, on, on, written=act["written"])

    def _cosign(self, act: Act, on: date) -> None:
        self.open(COSIGN, on, on, asked=act["unit"])

    def _cosign_reply(self, act: Act, on: date) -> None:
        asked = [o for o in self._open(COSIGN) if act["heir"](o.asked, on) == act["unit"]]
        asked[0].done = max(on, asked[0].opened)

    def _event(self, act: Act, on: date) -> None:
        name = act["text"]
        opened = {
            each["rule"]: owed
            for owed in reversed(self.made)
            for each in owed.body["on"]
            if each["event"] == name
        }
        for owed in list(self.made):
            if not owed.open_on(on):
                continue
            if owed.body["settled_by"] == f"event:{name}":
                self.settle(owed, on, name)
            elif owed.body["waived_by"] == name:
                owed.gone = on
            elif owed.body["start_event"] and owed.body["start"] == name and owed.follows is None:
                due = owed.due(on)
                given = owed.start != self.received or owed.restarts or owed.start >= on
                if not given and (due is None or due >= on):
                    owed.restarts.append(on)
        for rule, owed in opened.items():
            if not self._open(rule):
                self.open(rule, on, on, follows=owed)

    def _settle(self, act: Act, on: date) -> None:
        label = act["text"].partition("：")[0]
        named = [owed for owed in self.made if owed.body["label"] == label]
        for owed in named:
            if owed.open_on(on):
                self.settle(owed, on, act["outcome"])
                return
        owed = named[-1]
        owed.outcome = act["outcome"]
        self._then(owed)

    def _finish(self, act: Act, on: date) -> None:
        mains = self.mains
        main = next(iter(self._open(*mains, day=on)), None)
        if act["ending"] == _ABANDONED:
            self._drop(on)
            return
        for owed in self._open(*mains, INSTRUCTION, CHECK, day=on):
            self.settle(owed, on, act["ending"] if owed is main else None)
        for owed in list(self.made):
            if owed.body["at_least"] and owed.open_on(on):
                self.settle(owed, on, None)
        self._fulfil("check", on)
        self._fulfil("notify", on)
        self._drop(on, but=mains)

    def _drop(self, on: date, but: Iterable[str] | None = None) -> None:
        """Let fall away what is open; after a finish, what has an act of its own goes on."""
        for owed in self.made:
            if owed.ended is not None:
                continue
            outlives = but is not None and owed.rule not in (COSIGN, CHECK, *but)
            own_act = owed.body["settled_by"] not in ("check", "notify")
            if not (outlives and own_act and not owed.body["reminder"]):
                owed.gone = max(on, owed.opened)

    def _return(self, _: Act, on: date) -> None:
        """Take a return: the sender is told why, which is the check, made and told."""
        for owed in self._open(CHECK):
            owed.done = max(on, owed.opened)
        self._drop(on)

    def _edit(self, act: Act, on: date) -> None:
        """Put a wrong urgency right: counted by the other rule from the same start."""
        found = re.search("紧急程度：(..) → (..)", act["text"])
        if found is None:
            return
        self.urgency = _URGENCIES[found[2]]
        for owed in self._open(FINISH[_URGENCIES[found[1]]]):
            owed.gone = max(on, owed.opened)
            self.open(FINISH[self.urgency], owed.start, on, stops=list(owed.stops))
