"""The judge of requests is judged first: each kind of fault must be found, and a request as documented must pass."""

import json

import pytest
from request_check import Request

LOCATION = "ve9EPM428h8vShlRW1KT"
CREATE = {"locationId": LOCATION, "firstName": "Ann", "customFields": [{"id": "f1", "field_value": "Gate 7"}]}
TASK = {"title": "Call", "dueDate": "2026-02-03T10:00:00Z", "completed": False}
TOKEN_FORM = "client_id=a&client_secret=b&grant_type=refresh_token&refresh_token=c"


def request(method="GET", target="/contacts/c1", body=None, version="2021-07-28", content_type="application/json"):
    text = body if isinstance(body, str) else "" if body is None else json.dumps(body)
    headers = {"version": version, "content-type": content_type if text else None}
    return Request(method, target, tuple((name, value) for name, value in headers.items() if value), text)


GOOD = {
    "a contact": request(),
    "a contact in v3": request(version="v3"),
    "a list": request(target=f"/contacts/?locationId={LOCATION}&limit=20&startAfter=1603870249758"),
    "a creation": request("POST", "/contacts/", CREATE),
    "a task": request("POST", "/contacts/c1/tasks", TASK),
    "tags taken away": request("DELETE", "/contacts/c1/tags", {"tags": ["a"]}),
    "bulk tags": request(
        "POST", "/contacts/bulk/tags/update/add", {"contacts": ["c1"], "tags": ["a"], "locationId": LOCATION}
    ),
    "events of a calendar": request(
        target=f"/calendars/events?locationId={LOCATION}&startTime=1&endTime=2&userId=u", version="2021-04-15"
    ),
    "a form": request(
        "POST", "/oauth/token", TOKEN_FORM, version=None, content_type="application/x-www-form-urlencoded"
    ),
}

BAD = {
    "unknown path": (request(target="/contact/c1"), "unknown-path", ""),
    "unknown method": (request("PATCH"), "unknown-path", ""),
    "path of the other dialect": (request("DELETE", "/contacts/c1/campaigns/remove-all/x"), "unknown-path", ""),
    "slash too few": (request(target=f"/contacts?locationId={LOCATION}"), "slash", "path"),
    "slash too many": (request(target="/contacts/c1/"), "slash", "path"),
    "no version": (request(version=None), "version-missing", "Version"),
    "version of another resource": (request(version="2021-04-15"), "version", "Version"),
    "unknown query": (request(target=f"/contacts/?locationId={LOCATION}&order=asc"), "unknown-query", "order"),
    "missing query": (request(target="/contacts/?limit=20"), "missing-query", "locationId"),
    "query of the wrong type": (
        request(target=f"/contacts/?locationId={LOCATION}&limit=many"),
        "query-type",
        "limit",
    ),
    "value of the path": (
        request(
            "POST", "/contacts/bulk/tags/update/replace", {"contacts": [], "tags": [], "locationId": LOCATION}
        ),
        "path-enum",
        "type",
    ),
    "body that nobody asked for": (request("DELETE", body={"id": "c1"}), "body-not-named", "body"),
    "no body": (request("POST", "/contacts/"), "body-missing", "body"),
    "body that is no JSON": (request("POST", "/contacts/", "{"), "body-unreadable", "body"),
    "content type": (request("POST", "/contacts/", CREATE, content_type="text/plain"), "content-type", "Content-Type"),
    "unknown member": (request("POST", "/contacts/", CREATE | {"nickname": "A"}), "unknown-member", "/nickname"),
    "member of another body": (
        request("PUT", "/contacts/c1", {"locationId": LOCATION}),
        "unknown-member",
        "/locationId",
    ),
    "unknown member in depth": (
        request("POST", "/contacts/", CREATE | {"customFields": [{"id": "f1", "colour": "red"}]}),
        "unknown-member",
        "/customFields/*/colour",
    ),
    "missing member": (request("POST", "/contacts/", {"firstName": "Ann"}), "missing-member", "/locationId"),
    "wrong type": (request("POST", "/contacts/", CREATE | {"dnd": "yes"}), "body-type", "/dnd"),
    "unknown value": (request("POST", "/contacts/c1/tasks", TASK | {"completed": 1}), "body-type", "/completed"),
    "form without a member": (
        request(
            "POST",
            "/oauth/token",
            "client_id=a&client_secret=b",
            version=None,
            content_type="application/x-www-form-urlencoded",
        ),
        "missing-member",
        "/grant_type",
    ),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_request_as_documented_passes(request_check, name):
    assert request_check.findings(GOOD[name]) == set()


@pytest.mark.parametrize("name", BAD)
def test_each_fault_is_found(request_check, name):
    faulty, kind, where = BAD[name]
    assert (kind, where) in {(finding.kind, finding.where) for finding in request_check.findings(faulty)}
