"""A running server and a real browser, for whoever walks through the console."""

import os
import pathlib
import re
import shutil
import subprocess
import time

import pytest
from playwright.sync_api import sync_playwright

from console import Visitor

BINARY = ".build/debug/tenon"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


class Server:
    """`tenon serve` on the sandbox that is up, with a store and a key of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.store = str(folder / "tenon.db")
        key = folder / "tenon.key"
        subprocess.run([BINARY, "secrets", "new-key", "--file", key], check=True, capture_output=True)
        self.environment = dict(os.environ, TENON_SECRETS_KEY_FILE=str(key))
        self.log = folder / "serve.log"
        command = [BINARY, "serve", "--sandbox", os.environ["SANDBOX_READY_FILE"], "--store", self.store, "--port", "0"]
        self.process = subprocess.Popen(command, stderr=self.log.open("w"), env=self.environment)
        self.link = self._wait_for(r"http://\S+/join/\S+")
        self.address = re.match(r"http://[^/]+", self.link).group(0)

    def _wait_for(self, pattern, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.log.read_text())
            if found:
                return found.group(0)
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise AssertionError(f"the server did not say {pattern}: {self.log.read_text()}")

    def run(self, *arguments):
        """A command of the same installation; what it printed."""
        done = subprocess.run(
            [BINARY, *arguments, "--store", self.store], env=self.environment, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("console"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        # Without a sandbox of its own: tests run as root, and the only pages are ours.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pictures():
    """Where screenshots go, when they are asked for."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def window(request):
    return request.param


@pytest.fixture
def visit(server, chromium, pictures, request):
    """Opens a browser of its own at the server; at the end it must have had nothing to complain about."""
    opened = []

    def visit(size=WIDE, scheme="light"):
        context = chromium.new_context(viewport=size, color_scheme=scheme, base_url=server.address)
        visitor = Visitor(context, pictures, f"{request.node.name}-{size['width']}")
        opened.append(visitor)
        return visitor

    yield visit
    for visitor in opened:
        visitor.close()


@pytest.fixture(scope="session")
def owner(server, chromium):
    """The session of the first owner, who sets the password with the link that was printed."""
    context = chromium.new_context(base_url=server.address)
    page = context.new_page()
    page.goto(server.link)
    page.get_by_label("E-mail address").fill("ann@example.com")
    page.get_by_label("Your name").fill("Ann Miller")
    page.get_by_label("New password").fill("copper roof in April")
    page.get_by_role("button", name="Set the password").click()
    page.wait_for_url(server.address + "/")
    state = context.storage_state()
    context.close()
    return state
