"""Sending what is to be told: groups of 企业微信, 钉钉 and 飞书, and electronic mail."""
