"""Accountability hearings: call, report from sealed figures, attendance, questions, minutes and what was promised."""
