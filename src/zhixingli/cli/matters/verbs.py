"""The verbs that every matter has: show, pause, resume, extend, co-sign, strike out."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import update_wrapper
from importlib import import_module
from typing import Annotated, Any, Concatenate, ParamSpec, TypeAlias

from zhixingli.cli.answers.ledger_and_stamp import Target, ledger, target
from zhixingli.cli.answers.send import Written, send
from zhixingli.cli.options.decorators import (
    COUNT,
    DATE,
    TEXT,
    Command,
    ReadOptions,
    State,
    WriteExtra,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.domain.errors.command import MissingChoiceError

P = ParamSpec("P")

#: What a change gives back: the matter as it stands after it.
Changed: TypeAlias = Written[Any]
Rule = Annotated[str | None, option("--rule", help="只对这条规则的时限；缺省为主时限")]
Said = Annotated[str, option("--text", kind=TEXT, help="内容")]
Leader = Annotated[str | None, option("--leader", help="区分管领导；缺省按分工表（zx duty）")]
PublicTitle = Annotated[
    str | None, option("--public-title", kind=TEXT, help="公开标题：领导看的纸上代替标题，不写人名")
]
MaybeSaid = Annotated[str | None, option("--text", kind=TEXT, help="内容")]


@dataclass(frozen=True)
class MatterNoun:
    """How the verbs that every matter has are read and answered for one noun.

    ``handled`` names the handling in the services (``letters.acts:LETTERS``), ``views`` the
    module of the views: both are loaded by a run only.
    """

    schema: str
    placeholder: str
    handled: str
    views: str

    @property
    def handling(self) -> Any:  # noqa: ANN401 - each noun has its own
        """Load how its matters are handled."""
        module, _, name = self.handled.partition(":")
        return getattr(import_module(f"zhixingli.services.{module}"), name)

    @property
    def sheets(self) -> Any:  # noqa: ANN401 - likewise
        """Load how its matters are shown: ``card`` on a terminal, ``page`` on paper."""
        return import_module(f"zhixingli.render.views.{self.views}")

    def changing(
        self, *extras: WriteExtra
    ) -> Callable[[Callable[Concatenate[Target, P], Changed]], Command]:
        """Make a function the command that changes a matter and shows it as it stands then.

        The function is told where the change goes, and gives the change.
        """

        def decorate(function: Callable[Concatenate[Target, P], Changed]) -> Command:
            def command(
                state: State, options: WriteOptions, /, *given: P.args, **named: P.kwargs
            ) -> None:
                changed = function(target(state, options), *given, **named)
                send(state, options, changed, sheet=self.sheets.card)

            own = inspect.signature(function, eval_str=True)
            first = [*inspect.signature(command).parameters.values()][:2]
            rest = [*own.parameters.values()][1:]
            vars(update_wrapper(command, function)).update(
                __signature__=own.replace(parameters=[*first, *rest])
            )
            return writing(self.schema, *extras)(command)

        return decorate


def show_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that shows one matter."""

    @reading(noun.schema, "strict")
    def show(
        state: State,
        options: ReadOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
    ) -> None:
        """Show a matter."""
        from zhixingli.services.matters import reads as matter_reads

        found = matter_reads.show_matter(
            ledger(state), noun.handling, matter, as_of=options.as_of, strict=options.strict
        )
        send(state, options, found, sheet=noun.sheets.card, page=noun.sheets.page)

    return show


def pause_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that stops the clock."""

    @noun.changing("strict")
    def pause(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        ground: Annotated[str, option("--ground", help="停表事由，如 听证、专家评审")],
        written: Annotated[bool, option("--written", help="已书面告知当事人")] = False,
        rule: Rule = None,
    ) -> Changed:
        """Stop the clock."""
        from zhixingli.services.matters import clock as matter_clock

        return matter_clock.pause(
            *into,
            noun.handling,
            matter,
            ground=ground,
            written=written,
            rule=rule,
        )

    return pause


def resume_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that lets the clock run again."""

    @noun.changing("strict")
    def resume(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        rule: Rule = None,
    ) -> Changed:
        """Let the clock run again."""
        from zhixingli.services.matters import clock as matter_clock

        return matter_clock.resume(*into, noun.handling, matter, rule=rule)

    return resume


def extend_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that extends a limit."""

    @noun.changing("strict")
    def extend(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        approved_by: Annotated[str, option("--approved-by", help="批准人")],
        days: Annotated[
            int | None, option("--days", kind=COUNT, help="延长几天（按规则的单位）")
        ] = None,
        until: Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")] = None,
        rule: Rule = None,
    ) -> Changed:
        """Extend a limit."""
        from zhixingli.services.matters import clock as matter_clock

        if (days is None) == (until is None):
            raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
        return matter_clock.extend(
            *into,
            noun.handling,
            matter,
            days=days,
            until=until,
            approved_by=approved_by,
            rule=rule,
        )

    return extend


def cosign_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that asks another unit."""

    @noun.changing("strict")
    def cosign(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        unit: Annotated[str, option("--unit", help="会签单位")],
    ) -> Changed:
        """Ask another unit to co-sign."""
        from zhixingli.services.matters import clock as matter_clock

        return matter_clock.ask_cosign(*into, noun.handling, matter, unit=unit)

    return cosign


def cosign_reply_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that records another unit's answer."""

    @noun.changing("strict")
    def cosign_reply(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        unit: Annotated[str, option("--unit", help="会签单位")],
        text: MaybeSaid = None,
    ) -> Changed:
        """Record the answer of a co-signing unit."""
        from zhixingli.services.matters import clock as matter_clock

        return matter_clock.answer_cosign(*into, noun.handling, matter, unit=unit, text=text)

    return cosign_reply


def void_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that strikes out what was recorded by mistake."""

    @noun.changing("strict")
    def void(
        into: Target,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
    ) -> Changed:
        """Strike out a matter."""
        from zhixingli.services.matters import reads as matter_reads

        return matter_reads.void_matter(*into, noun.handling, matter)

    return void
