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
COMPANY = os.environ["TENON_SANDBOX_HIGHLEVEL_COMPANY"]
DIALECT = os.environ["TENON_DIALECT"]
SOURCE = json.loads(Path(os.environ["TENON_SOURCE"]).read_text())
REPORT = Path(os.environ["TENON_FINDINGS"])

EXPLAINED = Explanations(Path(__file__).with_name("explained.toml"), ("dialect", "check", "status", "message"))
ANSWERS = {}
FINDINGS = set()
CALLS = {}
SERIAL = itertools.count(1)
# Both dialects are judged at the same time on one sandbox, so neither may meet the other's telephone numbers.
AREA = {"v2": 303, "v3": 720}[DIALECT]

# What the members of queries and bodies mean, where they mean a record, and values of those that no text would fit.
RECORDS = {
    "assignedTo": "userId",
    "assignedUserId": "userId",
    "businessId": "businessId",
    "calendarId": "calendarId",
    "companyId": "companyId",
    "contactId": "contactId",
    "contact_id": "contactId",
    "locationId": "locationId",
    "location_id": "locationId",
    "pipelineId": "pipelineId",
    "pipelineStageId": "pipelineStageId",
    "pipeline_id": "pipelineId",
}
TIMES = {"startTime": "2026-12-01T10:00:00Z", "endTime": "2026-12-01T11:00:00Z"}
MOMENTS = {"startTime": "1796083200000", "endTime": "1796256000000"}


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

    def companyId(self):
        return COMPANY

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
        for name in case.query:
            real = STANDING.id(RECORDS[name]) if name in RECORDS else None
            case.query[name] = real or MOMENTS.get(name, case.query[name])
    if is_positive(case, "body") and isinstance(case.body, dict):
        fill(case)


def named_members(operation):
    """The members that the document names for the body; any other is refused, although the document allows it."""
    body = SOURCE["paths"][operation.path][operation.method].get("requestBody", {})
    schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    while "$ref" in schema:
        schema = SOURCE["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema.get("properties", {}).keys()


def fill(case):
    """Makes a body that the document allows one that has a chance: real ids, real times, no invented members."""
    body, path = case.body, case.operation.path
    for name in body.keys() - named_members(case.operation):
        del body[name]
    if path == "/contacts/search":
        body |= {"pageLimit": 20, "locationId": LOCATION}
    if path == "/opportunities/search":
        body |= {"limit": 20, "page": 1, "query": ""}
        body.pop("searchAfter", None)
    if path == "/opportunities/upsert":
        body["contactId"] = STANDING.id("contactId")
    for name in body:
        if isinstance(body[name], str) and name in RECORDS and path != "/contacts/search":
            body[name] = STANDING.id(RECORDS[name]) or body[name]
        if name in TIMES:
            body[name] = TIMES[name]
    if "followers" in body:
        body["followers"] = [STANDING.id("userId")]
    for name in ("contacts", "ids"):
        if name in body:
            body[name] = [STANDING.id("contactId")]
    if path in ("/contacts/", "/contacts/upsert") and body.get("email") is not None:
        body["email"] = f"generated{next(SERIAL)}.{DIALECT}@example.com"
    if path.startswith("/contacts/") and isinstance(body.get("phone"), str):
        body["phone"] = f"+1{AREA}{next(SERIAL) % 10_000_000:07}"
    if path == "/opportunities/":
        body["contactId"] = STANDING.contactId()


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
