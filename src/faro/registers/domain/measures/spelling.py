"""Words compared without capitals and accents."""

import unicodedata


def plain(word: str) -> str:
    """The word in small letters without accents: «Día» is «dia»."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))
