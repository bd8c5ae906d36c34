"""What the judges share: the running sandbox, its schema, and notes for the end of the run."""

import json
import os

import pytest
from model import Model
from sandbox import Sandbox

NOTES = []


def pytest_terminal_summary(terminalreporter):
    for text in NOTES:
        terminalreporter.write_line(f"note: {text}")


@pytest.fixture
def note():
    """Says something at the end of the run that is worth knowing and no failure."""
    return NOTES.append


@pytest.fixture(scope="session")
def sandbox():
    path = os.environ.get("SANDBOX_READY_FILE")
    if not path:
        pytest.fail("Run these tests with Scripts/test-graphql.sh, which starts the sandbox.", pytrace=False)
    with open(path) as file:
        return Sandbox(json.load(file)["busybusy"])


@pytest.fixture
def switched(sandbox):
    """Turns switches for the time of one test."""
    before = sandbox.settings()
    yield sandbox.settings
    sandbox.settings(**before)


@pytest.fixture(scope="session")
def model(sandbox):
    """The sandbox's schema in graphql-core, over the sandbox's own data."""
    return Model(sandbox)
