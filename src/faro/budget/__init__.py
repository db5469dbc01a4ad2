"""Amounts by SEC_FUNC, activity, source, rubro and genérica, phase by phase, as the MEF's files tell them."""
