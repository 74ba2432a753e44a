"""Debian's Chromium, driven by Playwright; tests skip where either is missing."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a run."""
    place = next((found for name in NAMES if (found := shutil.which(name))), None)
    if place is None:
        pytest.skip(f"no browser found (looked for {', '.join(NAMES)}); install the package chromium")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=place, args=list(ARGUMENTS))
        except Error as error:
            pytest.skip(f"{place} does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()
