"""Every request that our client sends is judged by HighLevel's own documents.

The Swift tests of the client write down each request that they make, over the whole typed surface; the product's own
flows run through a proxy. What differs from the documents has its reason in `deviations.toml`, or the test fails.
"""

import json
import os
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import examples
import pytest
from documents import ROOT
from recording_proxy import RecordingProxy
from request_check import Finding, Request

TENON = ROOT / ".build" / "debug" / "tenon"


def unexplained(lines, request_check, deviations):
    """The findings on the requests that no entry of the list explains."""
    found = set()
    for line in lines:
        found |= request_check.findings(Request.from_line(line))
    return sorted(
        finding
        for finding in found
        if not deviations.explain(finding.operation, dialect=finding.dialect, kind=finding.kind, where=finding.where)
    )


def shown(findings):
    return "\n".join(map(str, findings))


@pytest.fixture(scope="module")
def typed_requests():
    """What the Swift tests of the client sent, a line each."""
    path = Path(os.environ.get("HIGHLEVEL_RECORD") or ROOT / ".build" / "highlevel-requests.jsonl")
    if not path.is_file():
        pytest.skip("There is no record of the client's requests. Scripts/test-openapi.sh makes it.")
    return path.read_text().splitlines()


def test_typed_operations(typed_requests, request_check, deviations, note):
    assert len(typed_requests) > 40
    findings = unexplained(typed_requests, request_check, deviations)
    note(f"client: {len(typed_requests)} requests of {len(request_check.judged)} operations judged, typed surface")
    assert not findings, shown(findings)


@pytest.mark.parametrize("dialect", ["v2", "v3"])
def test_every_contacts_operation_is_sent(typed_requests, request_check, deviations, all_documents, dialect):
    """An operation that no test sends is one that nobody judged."""
    for line in typed_requests:
        request_check.findings(Request.from_line(line))
    documents = {"v2": "contacts", "v3": "contacts-v3"}
    operations = [item for item in all_documents.operations[dialect] if item.document_name == documents[dialect]]
    assert len(operations) == {"v2": 32, "v3": 31}[dialect]
    never = [
        item.name
        for item in operations
        if (dialect, item.name) not in request_check.judged
        and not deviations.explain(item.name, dialect=dialect, kind="never-sent", where="")
    ]
    assert never == []


@pytest.fixture
def product(ready, tmp_path):
    """Runs the product against the sandbox through a proxy."""
    with RecordingProxy(ready["highLevel"]["url"]) as proxy:
        file = tmp_path / "sandbox.json"
        file.write_text(json.dumps(ready | {"highLevel": ready["highLevel"] | {"url": proxy.url}}))

        def run(*arguments, sandboxed=True, text=None):
            command = [TENON, *arguments, *(["--sandbox", file] if sandboxed else [])]
            # The product refuses settings that it does not know, and those of the tests begin as its own do.
            kept = {name: value for name, value in os.environ.items() if not name.startswith("TENON_")}
            return subprocess.run(command, cwd=tmp_path, env=kept, input=text, capture_output=True, text=True, timeout=120)

        run.requests = proxy.lines
        yield run


def foreman_moves(busybusy):
    """Corrects the street of every job in busybusy, so that the product has something to write to HighLevel."""

    def ask(text, **variables):
        request = urllib.request.Request(
            f"{busybusy['url']}/",
            data=json.dumps({"query": text, "variables": variables}).encode(),
            headers={"key-authorization": busybusy["key"], "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)["data"]

    for project in ask("{projects(first: 500) {id projectInfo {customer}}}")["projects"]:
        if project["projectInfo"] and project["projectInfo"]["customer"]:
            ask(
                "mutation M($id: ID!, $input: UpdateProjectInput!) {updateProject(id: $id, input: $input) {id}}",
                id=project["id"],
                input={"projectInfo": {"address1": "1418 West Fulton Market"}},
            )


def test_a_synchronisation(product, ready, tmp_path, request_check, deviations, note):
    store = ["--store", tmp_path / "tenon.db"]
    for command in ("plan", "run"):
        done = product("sync", command, *store)
        assert done.returncode == 0, done.stderr
    foreman_moves(ready["busybusy"])
    done = product("sync", "run", *store)
    assert done.returncode == 0, done.stderr
    assert any('"method": "PUT"' in line for line in product.requests), "the synchronisation wrote nothing"
    note(f"product: {len(product.requests)} requests of a synchronisation judged")
    findings = unexplained(product.requests, request_check, deviations)
    assert not findings, shown(findings)


def first_contact(sandbox):
    """The id of some contact of the sandbox."""
    request = urllib.request.Request(
        f"{sandbox['url']}/contacts/?locationId={sandbox['locationId']}&limit=1",
        headers={"Authorization": f"Bearer {sandbox['token']}", "Version": "2021-07-28"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["contacts"][0]["id"]


def test_one_contact_whole(product, sandbox, request_check, deviations):
    done = product("contacts", "get", first_contact(sandbox), "--include", "tasks,notes,appointments")
    assert done.returncode == 0, done.stderr
    assert len(product.requests) == 4, "the contact, its tasks, its notes and its appointments"
    findings = unexplained(product.requests, request_check, deviations)
    assert not findings, shown(findings)


class Catalog:
    """The featured actions of the catalog, called by hand: `tenon ops call`, one process each."""

    def __init__(self, product, documents):
        self.product = product
        self.documents = documents
        self.given = {}

    def entries(self):
        listed = self.product("ops", "list", "--featured", "--actions", "--format", "json", sandboxed=False)
        assert listed.returncode == 0, listed.stderr
        return json.loads(listed.stdout)

    def call(self, entry):
        """Calls the action with a value for each of its inputs; says what was refused or lost."""
        shown = self.product("ops", "show", entry["id"], "--format", "json", sandboxed=False)
        entry = json.loads(shown.stdout)
        dialect = "v2" if "v2" in entry["dialects"] else "v3"
        operation = self.documents.named(f"{entry['method']} {entry['path']}", dialect)
        if operation is None:
            return [Finding(f"{entry['method']} {entry['path']}", "unknown-path", "", dialect, entry["id"])]
        given, content_type = examples.inputs(operation)
        if content_type == "multipart/form-data" or dialect == "v3":
            return []
        known = {item["name"] for item in entry["inputs"]}
        findings = [Finding(operation.name, "not-offered", name, dialect) for name in sorted(given.keys() - known)]
        wanted = {name: value for name, value in given.items() if name in known}
        self.given[operation.name] = wanted
        done = self.product("ops", "call", entry["id"], "--json", "-", "--yes", text=json.dumps(wanted))
        if done.returncode == 64:
            findings.append(Finding(operation.name, "refused", "", dialect, done.stderr[:400]))
        return findings

    def lost(self, lines):
        """What was given and did not arrive: each action is called once, so a request tells which call it was."""
        for line in lines:
            request = Request.from_line(line)
            operation, path_values = self.documents.match(request.method, request.path, request.dialect)
            given = self.given.get(operation.name) if operation else None
            if given is None or (request.header("content-type") or "").startswith("multipart/"):
                continue
            body = json.loads(request.body) if request.body.startswith("{") else {"body": request.body}
            arrived = body.keys() | path_values.keys() | {name.removesuffix("[]") for name, _ in request.query}
            for name in sorted(given.keys() - arrived):
                if given[name] not in ([], {}):
                    yield Finding(operation.name, "lost", name, request.dialect)


def test_the_featured_actions_of_the_catalog(product, all_documents, request_check, deviations, note):
    catalog = Catalog(product, all_documents)
    if "tenon ops" not in product("ops", "--help", sandboxed=False).stdout:
        pytest.skip("the product has no catalog of operations")
    entries = catalog.entries()
    assert len(entries) >= 100
    with ThreadPoolExecutor(max_workers=4) as pool:
        found = [finding for findings in pool.map(catalog.call, entries) for finding in findings]
    note(f"catalog: {len(entries)} featured actions, {len(product.requests)} requests judged")
    assert len(product.requests) > len(entries) * 0.8
    left = [
        finding
        for finding in [*found, *catalog.lost(product.requests)]
        if not deviations.explain(finding.operation, dialect=finding.dialect, kind=finding.kind, where=finding.where)
    ]
    findings = unexplained(product.requests, request_check, deviations) + left
    assert not findings, shown(findings)
