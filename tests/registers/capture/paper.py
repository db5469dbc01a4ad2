"""A page of a form as a browser without scripts fills it in: what is shown, typed, pressed and sent."""

from collections.abc import Mapping
from typing import Any

from django.test import Client
from lxml import html  # type: ignore[import-untyped]


class Page:
    """A page with its form. ``press`` sends all its fields and follows where that leads."""

    def __init__(self, client: Client, address: str) -> None:
        self.client = client
        self._take(client.get(address, follow=True))

    def _take(self, answer: Any) -> None:
        self.answer, self.status = answer, answer.status_code
        chain = getattr(answer, "redirect_chain", [])
        self.address = chain[-1][0] if chain else answer.request["PATH_INFO"]
        self.root = html.fromstring(answer.content.decode())
        forms = self.root.xpath("//form[@data-capture]")
        self.form: Any = forms[0] if forms else None

    @property
    def text(self) -> str:
        """All words of the page's main part that are not hidden."""
        main = self.root.xpath("//main")[0]
        for hidden in main.xpath(".//*[@hidden]"):
            hidden.drop_tree()
        return " ".join(main.text_content().split())

    def shown(self, key: str) -> bool:
        """Whether the question is asked now."""
        blocks = self.root.xpath(f"//*[@id='q-{key}']")
        return bool(blocks) and not blocks[0].xpath("ancestor-or-self::*[@hidden]")

    def value(self, name: str) -> list[str]:
        """What the fields of that name say now."""
        return [value for field, value in self.sent() if field == name and value]

    def choices(self, key: str) -> list[str]:
        """What may be chosen in a question."""
        return [
            each.get("value") for each in self.root.xpath(f"//*[@id='q-{key}']//*[@type='radio' or @type='checkbox']")
        ]

    def error(self, key: str) -> str:
        """What is said to be wrong with it."""
        found = self.root.xpath(f"//*[@id='q-{key}-e'][not(@hidden)]")
        return found[0].text_content().strip() if found else ""

    def sent(self) -> list[tuple[str, str]]:
        """What a browser sends."""
        assert self.form is not None, self.text
        return list(self.form.form_values())

    def press(self, button: str = "actualizar", files: Mapping[str, Any] | None = None, **typed: Any) -> "Page":
        """Fill in (``sector=``, ``quien__0=`` in a row; other fields by ``fields``), press the button, follow."""
        more = typed.pop("fields", {})
        values = {f"q:{key.replace('__', ':')}": value for key, value in typed.items()} | dict(more)
        data: dict[str, list[str]] = {}
        for name, value in self.sent():
            if name not in values:
                data.setdefault(name, []).append(value)
        for name, value in values.items():
            data[name] = list(value) if isinstance(value, list | tuple) else [str(value)]
        assert self.form is not None
        address = self.form.get("action")
        self._take(self.client.post(address, {**data, "hacer": button, **(files or {})}, follow=True))
        return self
