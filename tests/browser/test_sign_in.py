"""Signing in with a password; what a wrong one says; when it locks; and leaving."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.people import sign_in
from tests.config.installation import run_inside

pytestmark = pytest.mark.browser

PASSWORD = "un faro alumbra de noche"  # noqa: S105  of a person who exists only in this test
SET_PASSWORD = f"""
from faro.directory.api import Person
person = Person.objects.get(key="demo-{{role}}")
person.set_password({PASSWORD!r})
person.save()
"""


def user_with_password(home: Path, role: str) -> str:
    run_inside(home, SET_PASSWORD.format(role=role), FARO_DEMO="1")
    return f"demo-{role}"


def test_the_right_password_opens_and_leaving_closes(page: Page, home: Path) -> None:
    user = user_with_password(home, "planeamiento")
    page.goto("/trabajo/historia/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingresar")

    page.get_by_label("Usuario").fill(user)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Historia de los cambios")
    page.get_by_role("button", name="Salir").click()
    page.goto("/trabajo/historia/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Ingresar")


def test_wrong_passwords_lock_and_then_not_even_the_right_one_opens(page: Page, home: Path) -> None:
    user = user_with_password(home, "regidor")
    for _attempt in range(10):
        sign_in(page, user, "otra cosa muy distinta")
        if "bloque" in page.locator("main").inner_text().lower():
            break
    expect(page.locator("main")).to_contain_text("bloque", ignore_case=True)

    sign_in(page, user, PASSWORD)

    page.goto("/trabajo/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ingresar")


def test_what_is_said_does_not_tell_whether_the_user_exists(page: Page, home: Path) -> None:
    user = user_with_password(home, "control")
    sign_in(page, user, "no es esta")
    known = page.locator("main").inner_text()
    sign_in(page, "nadie-con-este-nombre", "no es esta")

    assert page.locator("main").inner_text() == known
