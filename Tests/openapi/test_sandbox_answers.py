"""schemathesis judges the sandbox's answers by HighLevel's own documents, both dialects.

The contacts document whole and in depth; of the other resources what the sandbox offers, with fewer examples.
Every finding has its reason in `explained.toml`, or the test fails with what schemathesis says about it.
"""

import json
import os
import re
import subprocess
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from documents import combined, load_document
from explanations import Explanations

HERE = Path(__file__).parent
FOLDERS = {"v2": ("apps", ""), "v3": ("apps/v3", "-v3")}
CONTACTS_OPERATIONS = {"v2": 32, "v3": 31}
RESOURCES = ("businesses", "calendars", "campaigns", "locations", "opportunities", "users", "workflows")
CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
# Paths that the sandbox does not offer, and that look to it as if their last part were an id.
NOT_OFFERED = {
    "/calendars/blocked-slots",
    "/calendars/groups",
    "/locations/search",
    "/opportunities/lost-reason",
}
SEED = 1
LONGEST_RUN = 600
JUDGED = ("contacts", "resources")


def judge(dialect, source, options, findings, sandbox):
    """One run of schemathesis: what it printed, and what the hooks counted."""
    command = [sys.executable, "-m", "schemathesis.cli", "run", source, "--url", sandbox["url"], "--seed", str(SEED)]
    command += ["--header", f"Authorization: Bearer {sandbox['token']}", *options]
    command += ["--no-shrink", "--continue-on-failure", "--warnings", "off", "--no-color"]
    environment = os.environ | {
        "PYTHONPATH": str(HERE),
        "SCHEMATHESIS_HOOKS": "schemathesis_hooks",
        "TENON_DIALECT": dialect,
        "TENON_FINDINGS": str(findings),
        "TENON_SANDBOX_HIGHLEVEL_URL": sandbox["url"],
        "TENON_SANDBOX_HIGHLEVEL_TOKEN": sandbox["token"],
        "TENON_SANDBOX_HIGHLEVEL_LOCATION": sandbox["locationId"],
        "TENON_SANDBOX_HIGHLEVEL_COMPANY": sandbox["companyId"],
        "TENON_SOURCE": str(source),
    }
    run = subprocess.run(
        command, cwd=source.parent, env=environment, capture_output=True, text=True, timeout=LONGEST_RUN
    )
    return run, json.loads(findings.read_text()) if findings.exists() else None


def is_offered(sandbox, version):
    """A question to the sandbox: whether it knows a path at all. Without a token nothing else can happen."""

    def asked(method, template):
        if template in NOT_OFFERED:
            return False
        path = re.sub(r"\{[^}]+\}", "AAAAAAAAAAAAAAAAAAAA", template)
        request = urllib.request.Request(sandbox["url"] + path, method=method.upper(), headers={"Version": version})
        try:
            urllib.request.urlopen(request, timeout=10).close()
        except urllib.error.HTTPError as error:
            return error.code != 404
        return True

    return asked


def judge_dialect(dialect, documents, folder, sandbox):
    """The contacts document, then one document of what the sandbox offers of the other resources."""
    place, ending = FOLDERS[dialect]
    paths = {name: documents / place / f"{name}{ending}.json" for name in ("contacts", *RESOURCES)}
    version = {"v2": "2021-07-28", "v3": "v3"}[dialect]
    others = [paths[name] for name in RESOURCES]
    depth = {
        "contacts": ["--phases", "coverage,fuzzing", "--max-examples", "15"],
        "resources": ["--phases", "fuzzing", "--max-examples", "12"],
    }
    depth["contacts"] += ["--checks", CHECKS + ",ignored_auth,missing_required_header"]
    depth["resources"] += ["--checks", CHECKS]
    runs = {}
    for name in JUDGED:
        document = load_document(paths[name]) if name in paths else combined(others, is_offered(sandbox, version))
        source = folder / f"{dialect}-{name}.json"
        source.write_text(json.dumps(document))
        findings = folder / f"{dialect}-{name}-findings.json"
        if document["paths"]:
            runs[name] = judge(dialect, source, depth[name], findings, sandbox)
    return runs


@pytest.fixture(scope="module")
def runs(documents_folder, sandbox, tmp_path_factory):
    """The runs over both dialects, at the same time."""
    folder = tmp_path_factory.mktemp("schemathesis")
    with ThreadPoolExecutor() as pool:
        asked = {name: pool.submit(judge_dialect, name, documents_folder, folder, sandbox) for name in FOLDERS}
        return {name: run.result() for name, run in asked.items()}


@pytest.mark.parametrize("name", JUDGED)
@pytest.mark.parametrize("dialect", FOLDERS)
def test_no_finding_is_unexplained(runs, dialect, name, note):
    if name not in runs[dialect]:
        pytest.skip("the sandbox offers contacts only")
    run, counted = runs[dialect][name]
    assert counted is not None, f"schemathesis did not come to its end:\n{run.stdout[-6000:]}{run.stderr[-3000:]}"
    answers, findings = counted["answers"], counted["findings"]
    calls = sum(sum(statuses.values()) for statuses in answers.values())
    note(f"schemathesis {dialect} {name}: {len(answers)} operations, {calls} calls, {len(findings)} findings explained")
    assert run.returncode == 0, f"unexplained findings:\n{run.stdout[-12000:]}{run.stderr[-3000:]}"


@pytest.mark.parametrize("dialect", FOLDERS)
def test_every_contacts_operation_was_called_and_answered_well(runs, dialect):
    """Without a success no answer that matters was judged, and silence would look like agreement."""
    answers = runs[dialect]["contacts"][1]["answers"]
    assert len(answers) == CONTACTS_OPERATIONS[dialect]
    never = sorted(name for name, statuses in answers.items() if not statuses.keys() & {"200", "201"})
    assert never == []


def test_explanations_that_explain_nothing_are_reported(runs, note):
    explained = Explanations(HERE / "explained.toml", ("dialect", "check", "status", "message"))
    for dialect in runs.values():
        for _, counted in dialect.values():
            explained.used.update(counted["used"])
    for entry in explained.unused:
        note(f"explained.toml explains nothing any more: {entry}")
    assert explained.used
