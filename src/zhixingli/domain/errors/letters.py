"""Refusals about letters."""

from __future__ import annotations

from zhixingli.domain.errors.refusal import Exit, Refusal


class UnconsultedError(Refusal):
    """A letter sent without a consultation (先商后文)."""

    code, exit = "UNCONSULTED", Exit.REFUSED
    sentence = "{id} 没有先商记录，不能送出（八大措施第7条：先商后文，当面协调）"
    remedy = "先用 zx letter consult {id} 登记先商；确有理由不先商的用 --override 写明，理由进周报"
