"""How an address is shown to those who look after the mail without needing to know whose it is."""


def masked(address: str) -> str:
    """``a•••@ejemplo.pe``."""
    name, at, domain = address.partition("@")
    return f"{name[:1]}•••{at}{domain}"
