"""The verbs that every matter has: show, pause, resume, extend, co-sign, strike out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Annotated, Any

from zhixingli.cli.answers.ledger_and_stamp import ledger, stamp
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import (
    COUNT,
    DATE,
    TEXT,
    ReadOptions,
    State,
    WriteOptions,
    argument,
    option,
    reading,
    writing,
)
from zhixingli.domain.errors.command import MissingChoiceError

Rule = Annotated[str | None, option("--rule", help="只对这条规则的时限；缺省为主时限")]
Said = Annotated[str, option("--text", kind=TEXT, help="内容")]
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

    def sent(self, state: State, options: WriteOptions, change: Any) -> None:  # noqa: ANN401 - likewise
        """Answer with the matter after what was done to it."""
        send(state, options, change, sheet=self.sheets.card)


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

    @writing(noun.schema, "strict")
    def pause(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        ground: Annotated[str, option("--ground", help="停表事由，如 听证、专家评审")],
        written: Annotated[bool, option("--written", help="已书面告知当事人")] = False,
        rule: Rule = None,
    ) -> None:
        """Stop the clock."""
        from zhixingli.services.matters import clock as matter_clock

        done = matter_clock.pause(
            ledger(state),
            stamp(state, options),
            noun.handling,
            matter,
            ground=ground,
            written=written,
            rule=rule,
        )
        noun.sent(state, options, done)

    return pause


def resume_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that lets the clock run again."""

    @writing(noun.schema, "strict")
    def resume(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        rule: Rule = None,
    ) -> None:
        """Let the clock run again."""
        from zhixingli.services.matters import clock as matter_clock

        done = matter_clock.resume(
            ledger(state), stamp(state, options), noun.handling, matter, rule=rule
        )
        noun.sent(state, options, done)

    return resume


def extend_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that extends a limit."""

    @writing(noun.schema, "strict")
    def extend(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        approved_by: Annotated[str, option("--approved-by", help="批准人")],
        days: Annotated[
            int | None, option("--days", kind=COUNT, help="延长几天（按规则的单位）")
        ] = None,
        until: Annotated[date | None, option("--until", kind=DATE, help="延长到哪一天")] = None,
        rule: Rule = None,
    ) -> None:
        """Extend a limit."""
        from zhixingli.services.matters import clock as matter_clock

        if (days is None) == (until is None):
            raise MissingChoiceError(choices="--days 天数 或 --until 日期", field="--days")
        done = matter_clock.extend(
            ledger(state),
            stamp(state, options),
            noun.handling,
            matter,
            days=days,
            until=until,
            approved_by=approved_by,
            rule=rule,
        )
        noun.sent(state, options, done)

    return extend


def cosign_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that asks another unit."""

    @writing(noun.schema, "strict")
    def cosign(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        unit: Annotated[str, option("--unit", help="会签单位")],
    ) -> None:
        """Ask another unit to co-sign."""
        from zhixingli.services.matters import clock as matter_clock

        done = matter_clock.ask_cosign(
            ledger(state), stamp(state, options), noun.handling, matter, unit=unit
        )
        noun.sent(state, options, done)

    return cosign


def cosign_reply_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that records another unit's answer."""

    @writing(noun.schema, "strict")
    def cosign_reply(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
        unit: Annotated[str, option("--unit", help="会签单位")],
        text: MaybeSaid = None,
    ) -> None:
        """Record the answer of a co-signing unit."""
        from zhixingli.services.matters import clock as matter_clock

        done = matter_clock.answer_cosign(
            ledger(state), stamp(state, options), noun.handling, matter, unit=unit, text=text
        )
        noun.sent(state, options, done)

    return cosign_reply


def void_of(noun: MatterNoun) -> Callable[..., None]:
    """Make the verb that strikes out what was recorded by mistake."""

    @writing(noun.schema, "strict")
    def void(
        state: State,
        options: WriteOptions,
        *,
        matter: Annotated[str, argument(noun.placeholder)],
    ) -> None:
        """Strike out a matter."""
        from zhixingli.services.matters import reads as matter_reads

        done = matter_reads.void_matter(ledger(state), stamp(state, options), noun.handling, matter)
        noun.sent(state, options, done)

    return void
