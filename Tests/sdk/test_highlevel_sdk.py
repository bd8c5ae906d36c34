"""HighLevel's own Python SDK against the sandbox: contacts, tasks, notes and tags.

The sandbox and this project's client could share a mistake; the SDK is written by HighLevel and knows neither.
The values of the sandbox's ready line come in through TENON_SANDBOX_HIGHLEVEL_URL, _TOKEN and _LOCATION.

Where the SDK itself is wrong, or differs from what its documentation says:
- There is no option for the base URL; it is the class attribute BASE_URL, so a subclass sets it.
- It always sends `Version: v3` and overwrites any other version given in the options.
- After a 401 it tries to refresh an OAuth token, also when a private integration token is used.
"""

import asyncio
import os
import uuid

import pytest
from highlevel import HighLevel
from highlevel.error import GHLError

URL = os.environ.get("TENON_SANDBOX_HIGHLEVEL_URL")
TOKEN = os.environ.get("TENON_SANDBOX_HIGHLEVEL_TOKEN")
LOCATION = os.environ.get("TENON_SANDBOX_HIGHLEVEL_LOCATION")

if not (URL and TOKEN and LOCATION):
    pytest.fail(
        "Set TENON_SANDBOX_HIGHLEVEL_URL, _TOKEN and _LOCATION to the values of the sandbox's ready line.",
        pytrace=False,
    )


class SandboxHighLevel(HighLevel):
    """The SDK with another base URL."""

    BASE_URL = URL


def with_sdk(body):
    """Runs the coroutine function with a client of its own and closes it."""

    async def run():
        sdk = SandboxHighLevel(private_integration_token=TOKEN, log_level="error")
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


def test_contact_is_created_read_updated_and_deleted():
    async def body(sdk):
        created = await create(sdk, firstName="Zoë", lastName="Müller", tags=["VIP"], companyName="Müller AG")
        assert len(created["id"]) == 20
        assert created["tags"] == ["vip"]

        read = (await sdk.contacts.get_contact(created["id"]))["contact"]
        assert read["firstName"] == "Zoë"
        assert read["companyName"] == "Müller AG"
        assert read["locationId"] == LOCATION

        updated = await sdk.contacts.update_contact(created["id"], {"city": "Denver", "phone": "(720) 655-0147"})
        assert updated["succeeded"] is True
        assert "succeded" not in updated
        assert updated["contact"]["city"] == "Denver"
        assert updated["contact"]["phone"] == "+17206550147"
        assert updated["contact"]["firstName"] == "Zoë"

        deleted = await sdk.contacts.delete_contact(created["id"])
        assert deleted["succeeded"] is True
        with pytest.raises(GHLError) as error:
            await sdk.contacts.get_contact(created["id"])
        assert error.value.status_code == 400

    with_sdk(body)


def test_duplicates_are_refused_with_the_id_of_the_other():
    async def body(sdk):
        first = await create(sdk, firstName="Ann")
        with pytest.raises(GHLError) as error:
            await sdk.contacts.create_contact({"locationId": LOCATION, "email": first["email"]})
        assert error.value.status_code == 400
        assert first["id"] in str(error.value.response)

        found = await sdk.contacts.get_duplicate_contact(LOCATION, email=first["email"])
        assert found["contact"]["id"] == first["id"]

        upserted = await sdk.contacts.upsert_contact(
            {"locationId": LOCATION, "email": first["email"], "lastName": "Lee"}
        )
        assert upserted["new"] is False
        assert upserted["contact"]["id"] == first["id"]
        assert upserted["contact"]["lastName"] == "Lee"
        await sdk.contacts.delete_contact(first["id"])

    with_sdk(body)


def test_unknown_members_are_refused():
    async def body(sdk):
        contact = await create(sdk, firstName="Ann")
        with pytest.raises(GHLError) as error:
            await sdk.contacts.update_contact(contact["id"], {"locationId": LOCATION})
        assert error.value.status_code == 422
        assert "property locationId should not exist" in str(error.value.response)
        await sdk.contacts.delete_contact(contact["id"])

    with_sdk(body)


def test_tags_are_added_and_removed():
    async def body(sdk):
        contact = await create(sdk, firstName="Tag", tags=["one"])
        added = await sdk.contacts.add_tags(contact["id"], {"tags": ["Two", "Customer"]})
        assert added["tags"] == ["one", "two", "customer"]
        removed = await sdk.contacts.remove_tags(contact["id"], {"tags": ["ONE", "two"]})
        assert removed["tags"] == ["customer"]
        assert (await sdk.contacts.get_contact(contact["id"]))["contact"]["tags"] == ["customer"]
        await sdk.contacts.delete_contact(contact["id"])

    with_sdk(body)


def test_tasks():
    async def body(sdk):
        contact = (await create(sdk, firstName="Task"))["id"]
        task = (
            await sdk.contacts.create_task(
                contact, {"title": "Call back", "dueDate": "2026-02-03T10:00:00Z", "completed": False}
            )
        )["task"]
        assert task["contactId"] == contact
        assert (await sdk.contacts.get_task(contact, task["id"]))["task"] == task
        updated = await sdk.contacts.update_task(contact, task["id"], {"title": "Call again"})
        assert updated["task"]["title"] == "Call again"
        completed = await sdk.contacts.update_task_completed(contact, task["id"], {"completed": True})
        assert completed["task"]["completed"] is True
        listed = (await sdk.contacts.get_all_tasks(contact))["tasks"]
        assert [item["id"] for item in listed] == [task["id"]]
        assert (await sdk.contacts.delete_task(contact, task["id"]))["succeeded"] is True
        assert (await sdk.contacts.get_all_tasks(contact))["tasks"] == []
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_notes():
    async def body(sdk):
        contact = (await create(sdk, firstName="Note"))["id"]
        note = (await sdk.contacts.create_note(contact, {"body": "Gate code 4711", "pinned": True}))["note"]
        assert (await sdk.contacts.get_note(contact, note["id"]))["note"] == note
        updated = await sdk.contacts.update_note(contact, note["id"], {"body": "Gate code 0815"})
        assert updated["note"]["body"] == "Gate code 0815"
        assert updated["note"]["pinned"] is True
        listed = (await sdk.contacts.get_all_notes(contact))["notes"]
        assert [item["id"] for item in listed] == [note["id"]]
        assert (await sdk.contacts.delete_note(contact, note["id"]))["succeeded"] is True
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_search_pages_with_its_cursor():
    async def body(sdk):
        mark = "sdk" + uuid.uuid4().hex[:12]
        ids = {(await create(sdk, firstName=f"Page{index}", tags=[mark]))["id"] for index in range(5)}
        search = {
            "locationId": LOCATION,
            "pageLimit": 2,
            "filters": [{"field": "tags", "operator": "eq", "value": mark}],
        }
        found = []
        while True:
            page = await sdk.contacts.search_contacts_advanced(search)
            assert page["total"] == 5
            if not page["contacts"]:
                break
            found += [contact["id"] for contact in page["contacts"]]
            search["searchAfter"] = page["contacts"][-1]["searchAfter"]
        assert len(found) == 5
        assert set(found) == ids
        for contact in ids:
            await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_a_wrong_token_is_a_401():
    async def body(sdk):
        sdk.set_private_integration_token("pit-00000000-0000-0000-0000-000000000000")
        with pytest.raises(GHLError) as error:
            await sdk.contacts.get_contact("AAAAAAAAAAAAAAAAAAAA")
        assert error.value.status_code == 401
        assert "Invalid Private Integration token" in str(error.value.response)

    with_sdk(body)
