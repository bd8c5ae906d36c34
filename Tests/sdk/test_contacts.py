"""Every method that HighLevel's own Python SDK has for contacts, against the sandbox.

The sandbox and this project's client could share a mistake; the SDK is written by HighLevel and knows neither.
"""

import inspect
import uuid

import pytest
from highlevel.error import GHLError
from highlevel.services.contacts.contacts import Contacts
from highlevel.services.contacts.models import GetContactByIdSchemaV3
from sandbox_sdk import EXERCISED, LOCATION, create, refusal, unique_email, with_sdk


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


def test_a_contact_fits_the_type_of_the_sdk():
    async def body(sdk):
        contact = await create(
            sdk,
            firstName="Zoë",
            phone="+17206550199",
            dateOfBirth="1990-09-25",
            dnd=True,
            dndSettings={"sms": {"status": "active", "message": "please write"}},
            customFields=[],
            country="US",
        )
        for shape in (contact, (await sdk.contacts.get_contact(contact["id"]))["contact"]):
            read = GetContactByIdSchemaV3.model_validate(shape)
            assert (read.firstName, read.phone, read.country) == ("Zoë", "+17206550199", "US")
            assert shape["dndSettings"]["sms"]["status"] == "active"
        assert (await sdk.contacts.get_contact(contact["id"]))["contact"]["dateOfBirth"] == "1990-09-25"
        await sdk.contacts.delete_contact(contact["id"])

    with_sdk(body)


def test_an_upsert_makes_what_is_not_there():
    async def body(sdk):
        upserted = await sdk.contacts.upsert_contact({"locationId": LOCATION, "email": unique_email(), "tags": ["A"]})
        assert upserted["new"] is True
        assert upserted["contact"]["tags"] == ["a"]
        found = await sdk.contacts.get_duplicate_contact(LOCATION, email=unique_email())
        assert found["contact"] is None
        await sdk.contacts.delete_contact(upserted["contact"]["id"])

    with_sdk(body)


def test_duplicates_are_found_by_phone():
    async def body(sdk):
        contact = await create(sdk, phone="+17206550188")
        found = await sdk.contacts.get_duplicate_contact(LOCATION, number="+17206550188")
        assert found["contact"]["id"] == contact["id"]
        await sdk.contacts.delete_contact(contact["id"])

    with_sdk(body)


def test_bulk_tags():
    async def body(sdk):
        ids = [(await create(sdk, tags=["kept"]))["id"] for _ in range(2)]
        unknown = "AAAAAAAAAAAAAAAAAAAA"

        def request(**more):
            return {"contacts": [*ids, unknown], "tags": ["Bulk"], "locationId": LOCATION, **more}

        # As the method is meant to be called it asks for a path that ends in the placeholder.
        await refusal(sdk.contacts.create_association(request()), 422)

        url = "/contacts/bulk/tags/update/"
        added = await sdk.contacts.create_association(request(), {"url": url + "add"})
        assert (added["succeeded"], added["errorCount"]) == (True, 1)
        assert [item["type"] for item in added["responses"]] == ["success", "success", "error"]
        assert added["responses"][0]["tagsAdded"] == ["bulk"]
        assert (await sdk.contacts.get_contact(ids[0]))["contact"]["tags"] == ["kept", "bulk"]

        removed = await sdk.contacts.create_association(request(), {"url": url + "remove"})
        assert removed["responses"][1]["tagsRemoved"] == ["bulk"]
        await sdk.contacts.create_association(request(removeAllTags=True), {"url": url + "remove"})
        assert (await sdk.contacts.get_contact(ids[1]))["contact"]["tags"] == []
        for contact in ids:
            await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_contacts_of_a_business():
    async def body(sdk):
        business = (await sdk.businesses.get_businesses_by_location(LOCATION))["businesses"][0]["id"]
        before = (await sdk.contacts.get_contacts_by_business_id(business, LOCATION))["count"]
        ids = [(await create(sdk, firstName=f"Employee {index}"))["id"] for index in range(3)]
        joined = await sdk.contacts.add_remove_contact_from_business(
            {"locationId": LOCATION, "ids": ids, "businessId": business}
        )
        assert joined["success"] is True
        assert sorted(joined["ids"]) == sorted(ids)
        page = await sdk.contacts.get_contacts_by_business_id(business, LOCATION, limit="2", skip="0")
        assert page["count"] == before + 3
        assert len(page["contacts"]) == 2
        rest = await sdk.contacts.get_contacts_by_business_id(business, LOCATION, limit="100", skip="2")
        assert len(rest["contacts"]) == before + 1

        await sdk.contacts.add_remove_contact_from_business({"locationId": LOCATION, "ids": ids, "businessId": None})
        assert (await sdk.contacts.get_contacts_by_business_id(business, LOCATION))["count"] == before
        for contact in ids:
            await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_followers():
    async def body(sdk):
        contact = (await create(sdk, firstName="Followed"))["id"]
        users = ["sx6wyHhbFdRXh302LLNR", "y0BeYjuRIlDwsDcOHOJo"]
        added = await sdk.contacts.add_followers_contact(contact, {"followers": users})
        assert added["followers"] == users
        assert added["followersAdded"] == users
        removed = await sdk.contacts.remove_followers_contact(contact, {"followers": users[:1]})
        assert removed["followers"] == users[1:]
        assert removed["followersRemoved"] == users[:1]
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_campaigns():
    async def body(sdk):
        campaign = (await sdk.campaigns.get_campaigns(LOCATION))["campaigns"][0]["id"]
        contact = (await create(sdk, firstName="Campaign"))["id"]
        assert (await sdk.contacts.add_contact_to_campaign(contact, campaign, {}))["succeeded"] is True
        assert (await sdk.contacts.remove_contact_from_campaign(contact, campaign))["succeeded"] is True
        await sdk.contacts.add_contact_to_campaign(contact, campaign, {})
        assert (await sdk.contacts.remove_contact_from_every_campaign(contact))["succeeded"] is True
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_workflows():
    async def body(sdk):
        workflow = (await sdk.workflows.get_workflow(LOCATION))["workflows"][0]["id"]
        contact = (await create(sdk, firstName="Workflow"))["id"]
        start = {"eventStartTime": "2026-02-03T10:00:00+01:00"}
        assert (await sdk.contacts.add_contact_to_workflow(contact, workflow, start))["succeeded"] is True
        assert (await sdk.contacts.delete_contact_from_workflow(contact, workflow, start))["succeeded"] is True
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_appointments():
    async def body(sdk):
        contact = (await create(sdk, firstName="Appointment"))["id"]
        assert (await sdk.contacts.get_appointments_for_contact(contact))["events"] == []
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_a_foreign_location_is_a_403():
    async def body(sdk):
        foreign = {"locationId": "AAAAAAAAAAAAAAAAAAAA", "email": unique_email()}
        answer = await refusal(sdk.contacts.create_contact(foreign), 403)
        assert answer["message"] == "The token does not have access to this location."

    with_sdk(body)


def test_a_wrong_token_is_a_401():
    async def body(sdk):
        sdk.set_private_integration_token("pit-00000000-0000-0000-0000-000000000000")
        with pytest.raises(GHLError) as error:
            await sdk.contacts.get_contact("AAAAAAAAAAAAAAAAAAAA")
        assert error.value.status_code == 401
        assert "Invalid Private Integration token" in str(error.value.response)

    with_sdk(body)


@pytest.mark.last
def test_every_method_for_contacts_was_exercised(whole_run):
    methods = {name for name, _ in inspect.getmembers(Contacts, inspect.iscoroutinefunction)}
    assert len(methods) == 31
    assert methods - {method for service, method in EXERCISED if service == "contacts"} == set()
