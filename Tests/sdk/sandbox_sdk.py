"""HighLevel's own Python SDK, pointed at the sandbox and watched.

Where the SDK itself is wrong, or differs from what its documentation says:
- There is no option for the base URL; it is the class attribute BASE_URL, so a subclass sets it.
- It always sends `Version: v3` and overwrites any other version given in the options.
- After a 401 it tries to refresh an OAuth token, also when a private integration token is used.
- Its bulk tagging has no argument for `add` or `remove`: it asks for a path that ends in the placeholder itself. Only
  the undocumented option `url` makes the call possible.
- Its INSTALL handler asks for a location token with snake_case names, which v3 does not know.
"""

import asyncio
import inspect
import json
import os
import sys
import typing
import uuid

import pytest
from highlevel import HighLevel
from highlevel.error import GHLError
from pydantic import BaseModel, ValidationError

SERVICES = (
    "businesses",
    "calendars",
    "campaigns",
    "contacts",
    "custom_fields",
    "locations",
    "oauth",
    "opportunities",
    "users",
    "workflows",
)

# Members that do not fit the SDK's types, and why: mostly the types are wrong, as in the documents they are made from.
LISTS_OF_LISTS = "a list of objects is declared as a list of lists"
OBJECTS = "a time is declared as an object; the documents' own examples show texts"
WRONG_TYPES = {
    ("contacts", "create_association"): ({"responses"}, "results are declared as texts; the example shows objects"),
    ("locations", "task_search"): ({"tasks"}, LISTS_OF_LISTS),
    ("opportunities", "get_pipelines"): ({"stages"}, LISTS_OF_LISTS),
    ("calendars", "get_appointment"): ({"startTime", "endTime", "dateAdded", "dateUpdated"}, OBJECTS),
    ("calendars", "get_calendar_events"): ({"startTime", "endTime", "dateAdded", "dateUpdated"}, OBJECTS),
}

# The entries of that list which explained something.
NEEDED = set()

# The methods that were answered with a success, as (service, method).
EXERCISED = set()


def ready():
    """What the sandbox printed when it was ready."""
    path = os.environ.get("SANDBOX_READY_FILE")
    if not path:
        pytest.fail("Run these tests with Scripts/test-sdk.sh, which starts the sandbox.", pytrace=False)
    with open(path) as file:
        return json.load(file)["highLevel"]


READY = ready()
URL = READY["url"]
TOKEN = READY["token"]
LOCATION = READY["locationId"]
COMPANY = READY["companyId"]


class Watched:
    """A service of the SDK that notes what was called, and holds the answers against the SDK's own types."""

    def __init__(self, name, service):
        self._name = name
        self._service = service

    def __getattr__(self, method):
        attribute = getattr(self._service, method)
        if not inspect.iscoroutinefunction(attribute):
            return attribute

        async def call(*arguments, **options):
            try:
                answer = await attribute(*arguments, **options)
            except GHLError as error:
                if is_unrouted(error):
                    pytest.skip(f"the sandbox does not offer {self._name}.{method}: {error.response['message']}")
                raise
            check_type(self._name, attribute, answer)
            EXERCISED.add((self._name, method))
            return answer

        return call


class SandboxHighLevel(HighLevel):
    """The SDK with another base URL, and watched."""

    BASE_URL = URL

    def __init__(self, **options):
        super().__init__(**options)
        for name in SERVICES:
            setattr(self, name, Watched(name, getattr(self, name)))


def is_unrouted(error):
    """Whether the server knows no such path, which it says in words of its own."""
    response = error.response if isinstance(error.response, dict) else {}
    return error.status_code == 404 and str(response.get("message", "")).startswith("Cannot ")


def check_type(service, method, answer):
    """Fails when the answer does not fit the type that the SDK declares, or has members that the type lacks."""
    declared = typing.get_type_hints(method, vars(sys.modules[method.__func__.__module__])).get("return")
    if not (inspect.isclass(declared) and issubclass(declared, BaseModel)):
        return
    wrong, _ = WRONG_TYPES.get((service, method.__name__), (set(), ""))
    try:
        declared.model_validate(answer)
    except ValidationError as error:
        faults = [fault for fault in error.errors() if not wrong & set(fault["loc"])]
        NEEDED.add((service, method.__name__))
        shown = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in faults]
        assert not shown, f"{service}.{method.__name__} answered what {declared.__name__} does not allow: {shown}"
    # The trace id is on every real answer, and in hardly any of the types.
    extra = answer.keys() - declared.model_fields.keys() - {"traceId"}
    if extra:
        NEEDED.add((service, method.__name__))
    extra -= wrong
    assert not extra, f"{service}.{method.__name__} answered members that {declared.__name__} lacks: {sorted(extra)}"


def with_sdk(body, **options):
    """Runs the coroutine function with a client of its own and closes it."""
    options = options or {"private_integration_token": TOKEN}

    async def run():
        sdk = SandboxHighLevel(log_level="error", **options)
        try:
            return await body(sdk)
        finally:
            await sdk.http_client.aclose()

    return asyncio.run(run())


def unique_email():
    return f"sdk.{uuid.uuid4().hex}@example.com"


async def create(sdk, **fields):
    """Creates a contact and returns it."""
    body = {"locationId": LOCATION, "email": unique_email(), **fields}
    return (await sdk.contacts.create_contact(body))["contact"]


async def refusal(call, status):
    """The answer of a call that has to be refused with the status."""
    with pytest.raises(GHLError) as error:
        await call
    assert error.value.status_code == status, error.value.response
    return error.value.response
