"""What schemathesis is told about the sandbox: real ids in place of invented ones, and which findings are explained.

schemathesis loads this module by the name in SCHEMATHESIS_HOOKS. Without real ids nearly every call would end at "no such
contact", and no successful answer would ever be judged; so three of four calls get them, and the fourth keeps what
was invented.
"""

import atexit
import itertools
import json
import os
import re
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
# Parameters of the query that mean a record, and members of bodies that do.
QUERIES = {
    "locationId": "locationId",
    "location_id": "locationId",
    "calendarId": "calendarId",
    "pipeline_id": "pipelineId",
    "pipelineId": "pipelineId",
    "contact_id": "contactId",
    "contactId": "contactId",
}
BODIES = ("locationId", "contactId", "businessId", "pipelineId", "pipelineStageId", "calendarId")
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


class Standing:
    """Records that calls can mean: made or looked up when first needed, and made again after a call deleted them."""

    def __init__(self):
        self.ids = {}

    def id(self, name):
        """The id, or None where the sandbox has no such record and makes none."""
        if name not in self.ids:
            try:
                self.ids[name] = getattr(self, name)()
            except (urllib.error.HTTPError, AttributeError, IndexError, KeyError):
                self.ids[name] = None
        return self.ids[name]

    def forget(self, name):
        """After a successful deletion; what hung on a contact is gone with it."""
        gone = ("contactId", "taskId", "noteId", "opportunityId", "eventId") if name == "contactId" else (name,)
        for item in gone:
            self.ids.pop(item, None)

    def locationId(self):
        return LOCATION

    def contactId(self):
        email = f"standing{next(SERIAL)}.{DIALECT}@example.com"
        body = {"locationId": LOCATION, "firstName": "Standing", "email": email}
        return ask("POST", "/contacts/", body)["contact"]["id"]

    def taskId(self):
        task = {"title": "Standing", "dueDate": "2026-02-03T10:00:00Z", "completed": False}
        return ask("POST", f"/contacts/{self.id('contactId')}/tasks", task)["task"]["id"]

    def noteId(self):
        return ask("POST", f"/contacts/{self.id('contactId')}/notes", {"body": "Standing"})["note"]["id"]

    def opportunityId(self):
        body = {"locationId": LOCATION, "name": f"Standing {next(SERIAL)}", "status": "open"}
        body |= {name: self.id(name) for name in ("contactId", "pipelineId", "pipelineStageId")}
        return ask("POST", "/opportunities/", body)["opportunity"]["id"]

    def eventId(self):
        body = {"locationId": LOCATION, "title": "Standing", "startTime": "2026-12-01T10:00:00Z"}
        body |= {"endTime": "2026-12-01T11:00:00Z", "ignoreFreeSlotValidation": True}
        body |= {name: self.id(name) for name in ("contactId", "calendarId")}
        return ask("POST", "/calendars/events/appointments", body)["id"]

    def businessId(self):
        try:
            body = {"locationId": LOCATION, "name": f"Standing {next(SERIAL)}"}
            return ask("POST", "/businesses/", body)["buiseness"]["id"]
        except urllib.error.HTTPError:
            return self._listed("/businesses/", "businesses")["id"]

    def customFieldId(self):
        body = {"name": f"Standing {next(SERIAL)} {DIALECT}", "dataType": "TEXT", "model": "contact"}
        return ask("POST", f"/locations/{LOCATION}/customFields", body)["customField"]["id"]

    def tagId(self):
        body = {"name": f"standing {next(SERIAL)} {DIALECT}"}
        return ask("POST", f"/locations/{LOCATION}/tags", body)["tag"]["id"]

    def pipelineId(self):
        return self._listed("/opportunities/pipelines", "pipelines")["id"]

    def pipelineStageId(self):
        return self._listed("/opportunities/pipelines", "pipelines")["stages"][0]["id"]

    def calendarId(self):
        return self._listed("/calendars/", "calendars")["id"]

    def userId(self):
        return self._listed("/users/", "users")["id"]

    def campaignId(self):
        return self._listed("/campaigns/", "campaigns")["id"]

    def workflowId(self):
        return self._listed("/workflows/", "workflows")["id"]

    @staticmethod
    def _listed(path, key):
        return ask("GET", f"{path}?locationId={LOCATION}")[key][0]


STANDING = Standing()

# What the parameter `id` means below each path.
MEANINGS = {"notes": "noteId", "customFields": "customFieldId", "opportunities": "opportunityId"}


def meaning(name, template):
    """The record that a parameter of the path means."""
    if name != "id":
        return name
    return next((kind for part, kind in MEANINGS.items() if f"/{part}/" in template), name)


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
            if real := STANDING.id(meaning(name, case.operation.path)):
                case.path_parameters[name] = real
    if is_positive(case, "query"):
        for name in QUERIES.keys() & case.query.keys():
            case.query[name] = STANDING.id(QUERIES[name]) or case.query[name]
    if is_positive(case, "body") and isinstance(case.body, dict):
        fill(case)


def fill(case):
    """Puts values into the body that no generator could know."""
    body, path = case.body, case.operation.path
    if path == "/contacts/search":
        body.clear()
        body |= {"pageLimit": 20, "locationId": LOCATION}
    for name in BODIES:
        if isinstance(body.get(name), str) and (real := STANDING.id(name)):
            body[name] = real
    for name in ("contacts", "ids"):
        if name in body:
            body[name] = [STANDING.id("contactId")]
    if path in ("/contacts/", "/contacts/upsert") and body.get("email") is not None:
        body["email"] = f"generated{next(SERIAL)}.{DIALECT}@example.com"
    if path.startswith("/contacts/") and isinstance(body.get("phone"), str):
        body["phone"] = f"+1{AREA}{next(SERIAL) % 10_000_000:07}"


@schemathesis.hook
def after_call(context, case, response):
    answers = ANSWERS.setdefault(case.operation.label, {})
    answers[str(response.status_code)] = answers.get(str(response.status_code), 0) + 1
    if case.method == "DELETE" and response.status_code == 200:
        last = re.findall(r"\{([^}]+)\}$", case.operation.path)
        if last:
            STANDING.forget(meaning(last[0], case.operation.path))


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
