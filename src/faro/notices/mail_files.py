"""A mail backend that keeps each message as a file instead of sending it: what a demonstration uses."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from faro.kernel.files import write_file


class EmailBackend(BaseEmailBackend):
    """Writes ``<moment>-<chance>.eml`` under ``EMAIL_FILE_PATH``; any mail program opens them."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them all. Raises :class:`faro.kernel.files.FileNotWritten`."""
        folder = Path(getattr(settings, "EMAIL_FILE_PATH", settings.HOME / "mail"))
        for message in email_messages:
            name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{token_hex(4)}.eml"
            write_file(folder / name, message.message().as_bytes())
        return len(email_messages)
