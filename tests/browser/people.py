"""What a person does in front of the pages, in few words."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

GRAVE = {"serious", "critical"}


def enter_as(page: Page, role: str) -> None:
    """Sign in as someone of the cast, as the demonstration offers it."""
    page.goto("/cuenta/entrar-como/")
    page.locator(f'button[value="{role}"]').click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lo que tengo pendiente")


def sign_in(page: Page, user: str, password: str) -> None:
    """Fill in the sign-in form and send it."""
    page.goto("/cuenta/entrar/")
    page.get_by_label("Usuario").fill(user)
    page.get_by_label("Contraseña").fill(password)
    page.get_by_role("button", name="Ingresar").click()


def grave_faults(page: Page) -> list[str]:
    """What axe finds serious or critical on the page as it is."""
    violations = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']}"
        for fault in violations
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


def overflows(page: Page) -> bool:
    """Whether the page is wider than the window."""
    wider: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wider
