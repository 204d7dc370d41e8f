"""Supervision (督查督办): acts and the steps of reminding."""
