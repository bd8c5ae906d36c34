"""schemathesis judges the sandbox's answers by HighLevel's own contacts documents, both dialects.

Every finding has its reason in `explained.toml`, or the test fails with what schemathesis says about it.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from documents import load_document
from explanations import Explanations

HERE = Path(__file__).parent
DOCUMENTS = {"v2": "apps/contacts.json", "v3": "apps/v3/contacts-v3.json"}
OPERATIONS = {"v2": 32, "v3": 31}
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "ignored_auth,missing_required_header"
)
EXAMPLES = 15
SEED = 1
LONGEST_RUN = 180


def judge(dialect, documents, folder, sandbox):
    """One run of schemathesis: what it printed, and what the hooks counted."""
    source = folder / f"{dialect}.json"
    source.write_text(json.dumps(load_document(documents / DOCUMENTS[dialect])))
    findings = folder / f"{dialect}-findings.json"
    command = [sys.executable, "-m", "schemathesis.cli", "run", source, "--url", sandbox["url"]]
    command += ["--header", f"Authorization: Bearer {sandbox['token']}", "--checks", CHECKS]
    command += ["--phases", "coverage,fuzzing", "--max-examples", str(EXAMPLES), "--seed", str(SEED)]
    command += ["--no-shrink", "--continue-on-failure", "--warnings", "off", "--no-color"]
    environment = os.environ | {
        "PYTHONPATH": str(HERE),
        "SCHEMATHESIS_HOOKS": "schemathesis_hooks",
        "TENON_DIALECT": dialect,
        "TENON_FINDINGS": str(findings),
    }
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=LONGEST_RUN)
    counted = json.loads(findings.read_text()) if findings.exists() else None
    return run, counted


@pytest.fixture(scope="module")
def runs(documents_folder, sandbox, tmp_path_factory):
    """The runs over both dialects, at the same time."""
    folder = tmp_path_factory.mktemp("schemathesis")
    with ThreadPoolExecutor() as pool:
        asked = {name: pool.submit(judge, name, documents_folder, folder, sandbox) for name in DOCUMENTS}
        return {name: run.result() for name, run in asked.items()}


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_no_finding_is_unexplained(runs, dialect, note):
    run, counted = runs[dialect]
    assert counted is not None, f"schemathesis did not come to its end:\n{run.stdout[-6000:]}{run.stderr[-3000:]}"
    calls = sum(sum(answers.values()) for answers in counted["answers"].values())
    note(f"schemathesis {dialect}: {len(counted['answers'])} operations, {calls} calls, {len(counted['findings'])} findings")
    assert run.returncode == 0, f"unexplained findings:\n{run.stdout[-12000:]}{run.stderr[-3000:]}"


@pytest.mark.parametrize("dialect", DOCUMENTS)
def test_every_operation_was_called_and_answered_well(runs, dialect):
    """Without a success no answer that matters was judged, and silence would look like agreement."""
    _, counted = runs[dialect]
    answers = counted["answers"]
    assert len(answers) == OPERATIONS[dialect]
    never = sorted(name for name, statuses in answers.items() if not statuses.keys() & {"200", "201"})
    assert never == []


def test_explanations_that_explain_nothing_are_reported(runs, note):
    explained = Explanations(HERE / "explained.toml", ("dialect", "check", "status", "message"))
    for _, counted in runs.values():
        explained.used.update(counted["used"])
    for entry in explained.unused:
        note(f"explained.toml explains nothing any more: {entry}")
    assert len(explained.used) > 0
