"""Commands on the ledger as a whole: journal, verify, upgrade."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import ledger
from zhixingli.cli.answers.send import send
from zhixingli.cli.options.decorators import DATE, ReadOptions, State, option, reading


@reading("zx.journal/1")
def journal(
    state: State,
    options: ReadOptions,
    *,
    since: Annotated[date | None, option("--since", kind=DATE, help="自这一天起记的")] = None,
    subject: Annotated[str | None, option("--subject", help="只看这个编号的")] = None,
) -> None:
    """Read who changed what, the newest first."""
    from zhixingli.render.views import ledger as sheets
    from zhixingli.services.use_case import verification

    filters = verification.EntryFilters(since=since, subject=subject)
    found = verification.list_journal(ledger(state), as_of=options.as_of, filters=filters)
    send(state, options, found, sheet=sheets.entries)


@reading("zx.verify/1", "exit_code")
def verify(state: State, options: ReadOptions) -> None:
    """Hold every row against the journal."""
    from zhixingli.render.views import ledger as sheets
    from zhixingli.services.use_case import verification

    found = verification.verify_ledger(ledger(state), as_of=options.as_of)
    send(state, options, found, sheet=sheets.verification, holds=not found.data.sound)


@reading("zx.upgrade/1")
def upgrade(state: State, options: ReadOptions) -> None:
    """Bring the schema of an older ledger up to date."""
    from zhixingli.render.views import ledger as sheets
    from zhixingli.services.use_case import verification

    done = verification.upgrade_ledger(ledger(state), as_of=options.as_of)
    send(state, options, done, sheet=sheets.upgrade)
