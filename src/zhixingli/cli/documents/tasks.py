"""Tasks that come from a paper (由收文引起的工作)."""

from datetime import date
from typing import Annotated

from zhixingli.cli.answers.ledger_and_stamp import Target
from zhixingli.cli.documents.parts import DocId
from zhixingli.cli.matters.tasks import TASK
from zhixingli.cli.matters.verbs import Changed
from zhixingli.cli.options.decorators import DATE, TEXT, argument, option


@TASK.changing("strict")
def task_of_paper(
    into: Target,
    *,
    document: DocId,
    title: Annotated[str, argument("任务", kind=TEXT)],
    unit: Annotated[
        str | None, option("--unit", "-u", help="主责单位；缺省为收文的主责单位")
    ] = None,
    leader: Annotated[
        str | None, option("--leader", "-l", help="区分管领导；缺省按分工表，没有的按收文")
    ] = None,
    due: Annotated[date | None, option("--due", kind=DATE, help="到期日")] = None,
    rule: Annotated[str | None, option("--rule", help="时限规则，代替到期日")] = None,
    support: Annotated[list[str] | None, option("--support", help="配合单位，可以重复")] = None,
) -> Changed:
    """Give a task that comes from a document."""
    from zhixingli.domain.errors.command import MissingChoiceError
    from zhixingli.domain.tasks import Order
    from zhixingli.services import tasks

    if (due is None) == (rule is None):
        raise MissingChoiceError(choices="--due 日期 或 --rule 规则", field="--due")
    order = Order(
        title,
        leader=leader or "",
        unit=unit or "",
        supporting=support or (),
        due=due,
        rule=rule,
        origin=document,
    )
    return tasks.add_task(*into, order)
