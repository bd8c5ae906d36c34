"""What the judges share: HighLevel's documents, the running sandbox, and notes for the end of the run."""

import json
import os
from pathlib import Path

import documents
import pytest
from explanations import Explanations
from request_check import RequestCheck

NOTES = []


def pytest_terminal_summary(terminalreporter):
    for text in NOTES:
        terminalreporter.write_line(f"note: {text}")


@pytest.fixture
def note():
    """Says something at the end of the run that is worth knowing and no failure."""
    return NOTES.append


@pytest.fixture(scope="session")
def documents_folder():
    """The folder of HighLevel's documents; without them the test is skipped, and says how to get them."""
    found = documents.folder()
    if found is None:
        pytest.skip(documents.HOW_TO_GET_THEM)
    return found


@pytest.fixture(scope="session")
def all_documents(documents_folder):
    return documents.Documents(documents_folder)


@pytest.fixture(scope="session")
def ready():
    """What the sandbox printed when it was ready."""
    path = os.environ.get("SANDBOX_READY_FILE")
    if not path:
        pytest.fail("Run these tests with Scripts/test-openapi.sh, which starts the sandbox.", pytrace=False)
    with open(path) as file:
        return json.load(file)


@pytest.fixture(scope="session")
def sandbox(ready):
    return ready["highLevel"]


@pytest.fixture(scope="session")
def request_check(all_documents):
    return RequestCheck(all_documents)


@pytest.fixture(scope="session")
def deviations():
    """The list of our client's deviations; what of it explains nothing any more is said at the end."""
    explanations = Explanations(Path(__file__).with_name("deviations.toml"), ("dialect", "kind", "where"))
    yield explanations
    NOTES.extend(f"deviations.toml explains nothing any more: {entry}" for entry in explanations.unused)
