"""What schemathesis is told about the sandbox: real ids in place of invented ones, and which findings are explained.

schemathesis loads this module by the name in SCHEMATHESIS_HOOKS. Without real ids nearly every call would end at "no such
contact", and no successful answer would ever be judged; so three of four calls get them, and the fourth keeps what
was invented.
"""

import atexit
import itertools
import json
import os
import urllib.error
import urllib.request
from pathlib import Path

import schemathesis
from explanations import Explanations

URL = os.environ["TENON_SANDBOX_HIGHLEVEL_URL"]
TOKEN = os.environ["TENON_SANDBOX_HIGHLEVEL_TOKEN"]
LOCATION = os.environ["TENON_SANDBOX_HIGHLEVEL_LOCATION"]
DIALECT = os.environ["TENON_DIALECT"]
REPORT = Path(os.environ["TENON_FINDINGS"])

EXPLAINED = Explanations(Path(__file__).with_name("explained.toml"), ("dialect", "check", "status", "message"))
ANSWERS = {}
FINDINGS = set()
SERIAL = itertools.count(1)
# Both dialects are judged at the same time on one sandbox, so neither may meet the other's telephone numbers.
AREA = {"v2": 303, "v3": 720}[DIALECT]
CALLS = {}


def ask(method, path, body=None):
    """One call of our own, in the older dialect."""
    request = urllib.request.Request(
        URL + path,
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {TOKEN}", "Version": "2021-07-28", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def listed(path, key):
    """The ids of a list that the sandbox has, or none where it has no such list."""
    try:
        return [item["id"] for item in ask("GET", f"{path}?locationId={LOCATION}")[key]]
    except (urllib.error.HTTPError, KeyError):
        return []


class Standing:
    """Records that calls can mean; made again after a call deleted them."""

    def __init__(self):
        self.ids = {}
        for name, path, key in (
            ("businessId", "/businesses/", "businesses"),
            ("campaignId", "/campaigns/", "campaigns"),
            ("workflowId", "/workflows/", "workflows"),
        ):
            self.ids.update({name: item for item in listed(path, key)[:1]})

    def id(self, name, template):
        if name == "id":
            name = "noteId" if "/notes/" in template else "none"
        if name not in self.ids and name in ("contactId", "taskId", "noteId"):
            self._make(name)
        return self.ids.get(name)

    def _make(self, name):
        if name == "contactId":
            body = {"locationId": LOCATION, "firstName": "Standing", "email": f"standing{next(SERIAL)}.{DIALECT}@example.com"}
            self.ids[name] = ask("POST", "/contacts/", body)["contact"]["id"]
            return
        contact = self.id("contactId", "")
        if name == "taskId":
            task = {"title": "Standing", "dueDate": "2026-02-03T10:00:00Z", "completed": False}
            self.ids[name] = ask("POST", f"/contacts/{contact}/tasks", task)["task"]["id"]
        else:
            self.ids[name] = ask("POST", f"/contacts/{contact}/notes", {"body": "Standing"})["note"]["id"]

    def forget(self, template):
        """After a successful deletion."""
        if template.endswith("/{taskId}"):
            self.ids.pop("taskId", None)
        elif template.endswith("/notes/{id}"):
            self.ids.pop("noteId", None)
        elif template == "/contacts/{contactId}":
            for name in ("contactId", "taskId", "noteId"):
                self.ids.pop(name, None)


STANDING = Standing()


def is_positive(case, place):
    """Whether this part of the call was made to fit the document."""
    components = case.meta.components if case.meta else {}
    part = next((value for key, value in components.items() if getattr(key, "value", key) == place), None)
    return part is not None and part.mode == schemathesis.GenerationMode.POSITIVE


@schemathesis.hook
def before_call(context, case, kwargs):
    label = case.operation.label
    CALLS[label] = CALLS.get(label, 0) + 1
    if CALLS[label] % 4 == 0:
        return
    if is_positive(case, "path"):
        for name in case.path_parameters:
            if real := STANDING.id(name, case.operation.path):
                case.path_parameters[name] = real
    if is_positive(case, "query") and "locationId" in case.query:
        case.query["locationId"] = LOCATION
    if is_positive(case, "body") and isinstance(case.body, dict):
        fill(case)


def fill(case):
    """Puts values into the body that no generator could know."""
    body = case.body
    if case.operation.path == "/contacts/search":
        body.clear()
        body["pageLimit"] = 20
    if "locationId" in body or case.operation.path == "/contacts/search":
        body["locationId"] = LOCATION
    for name in ("contacts", "ids"):
        if name in body:
            body[name] = [STANDING.id("contactId", "")]
    if case.operation.path in ("/contacts/", "/contacts/upsert") and body.get("email") is not None:
        body["email"] = f"generated{next(SERIAL)}.{DIALECT}@example.com"
    if case.operation.path.startswith("/contacts/") and isinstance(body.get("phone"), str):
        body["phone"] = f"+1{AREA}{next(SERIAL) % 10_000_000:07}"
    if "businessId" in body and (business := STANDING.id("businessId", "")):
        body["businessId"] = business


@schemathesis.hook
def after_call(context, case, response):
    answers = ANSWERS.setdefault(case.operation.label, {})
    answers[str(response.status_code)] = answers.get(str(response.status_code), 0) + 1
    if case.method == "DELETE" and response.status_code == 200:
        STANDING.forget(case.operation.path)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether schemathesis should report the finding: not when the list explains it."""
    check = failure.checks[0] if failure.checks else type(failure).__name__
    message = " ".join(failure.message.split())
    FINDINGS.add((case.operation.label, check, response.status_code, message))
    known = EXPLAINED.explain(
        case.operation.label, dialect=DIALECT, check=check, status=response.status_code, message=message
    )
    return not known


@atexit.register
def report():
    REPORT.write_text(json.dumps({"answers": ANSWERS, "used": sorted(EXPLAINED.used), "findings": sorted(FINDINGS)}))
