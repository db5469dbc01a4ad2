"""A person's name, as one text, in its parts."""

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "san", "santa", "y", "da", "dos", "von", "van"})


def surnames_of(text: str) -> tuple[str, str]:
    """The two surnames in «Quispe de la Cruz»: particles belong to the name after them. The second may be empty."""
    names = _joined(text)
    return (names[0] if names else "", " ".join(names[1:]))


def parts_of(text: str) -> tuple[str, str, str]:
    """Given names and both surnames of «Nombres Apellido Apellido». Of two names, the last is the only surname."""
    names = _joined(text)
    if len(names) < 2:
        return " ".join(names), "", ""
    if len(names) == 2:
        return names[0], names[1], ""
    return " ".join(names[:-2]), names[-2], names[-1]


def _joined(text: str) -> list[str]:
    """The names, each with the particles before it."""
    names: list[str] = []
    waiting: list[str] = []
    for word in text.replace(",", " ").split():
        waiting.append(word)
        if word.lower() not in _PARTICLES:
            names.append(" ".join(waiting))
            waiting = []
    return [*names, " ".join(waiting)] if waiting else names
