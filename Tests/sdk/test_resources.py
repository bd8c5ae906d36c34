"""What HighLevel's own Python SDK has beside contacts, as far as the sandbox offers it."""

import uuid

import pytest
from sandbox_sdk import COMPANY, EXERCISED, LOCATION, create, refusal, unique_email, with_sdk

OFFERED = {
    "businesses": {
        "create_business",
        "delete_business",
        "get_business",
        "get_businesses_by_location",
        "update_business",
    },
    "calendars": {
        "create_appointment",
        "delete_event",
        "edit_appointment",
        "get_appointment",
        "get_calendar",
        "get_calendar_events",
        "get_calendars",
    },
    "campaigns": {"get_campaigns"},
    "locations": {
        "create_custom_field",
        "create_tag",
        "delete_custom_field",
        "delete_tag",
        "get_custom_field",
        "get_custom_fields",
        "get_location",
        "get_location_tags",
        "get_tag_by_id",
        "task_search",
        "update_custom_field",
        "update_tag",
    },
    "opportunities": {
        "add_followers_opportunity",
        "create_opportunity",
        "delete_opportunity",
        "get_opportunity",
        "get_pipelines",
        "remove_followers_opportunity",
        "search_opportunities_advanced",
        "search_opportunity",
        "update_opportunity",
        "update_opportunity_status",
        "upsert_opportunity",
    },
    "users": {"get_user", "search_users"},
    "workflows": {"get_workflow"},
}


async def first_pipeline(sdk):
    return (await sdk.opportunities.get_pipelines(LOCATION))["pipelines"][0]


async def create_opportunity(sdk, contact, **fields):
    pipeline = await first_pipeline(sdk)
    body = {
        "pipelineId": pipeline["id"],
        "pipelineStageId": pipeline["stages"][0]["id"],
        "locationId": LOCATION,
        "name": "New roof",
        "status": "open",
        "contactId": contact,
        **fields,
    }
    return (await sdk.opportunities.create_opportunity(body))["opportunity"]


def test_an_opportunity_from_its_beginning_to_its_end():
    async def body(sdk):
        contact = (await create(sdk, firstName="Owner"))["id"]
        made = await create_opportunity(sdk, contact, monetaryValue=18500)
        assert (made["contactId"], made["status"], made["monetaryValue"]) == (contact, "open", 18500)
        read = (await sdk.opportunities.get_opportunity(made["id"]))["opportunity"]
        assert read["name"] == "New roof"

        stages = (await first_pipeline(sdk))["stages"]
        moved = await sdk.opportunities.update_opportunity(
            made["id"], {"pipelineStageId": stages[1]["id"], "monetaryValue": 19000}
        )
        assert moved["opportunity"]["pipelineStageId"] == stages[1]["id"]
        assert moved["opportunity"]["monetaryValue"] == 19000
        await sdk.opportunities.update_opportunity_status(made["id"], {"status": "won"})
        assert (await sdk.opportunities.get_opportunity(made["id"]))["opportunity"]["status"] == "won"

        await sdk.opportunities.delete_opportunity(made["id"])
        error = await refusal(sdk.opportunities.get_opportunity(made["id"]), 400)
        assert made["id"] in str(error) or "not found" in str(error).lower()
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_opportunities_are_found():
    async def body(sdk):
        mark = "Roof" + uuid.uuid4().hex[:8]
        # A contact has at most one open opportunity in a pipeline, unless the location allows more.
        contacts = [(await create(sdk, firstName=f"Owner {index}"))["id"] for index in range(3)]
        made = [await create_opportunity(sdk, contact, name=f"{mark} {contact}") for contact in contacts]
        await refusal(create_opportunity(sdk, contacts[0]), 400)

        found = await sdk.opportunities.search_opportunity(LOCATION, q=mark, limit=2)
        assert found["meta"]["total"] == 3
        assert len(found["opportunities"]) == 2
        rest = await sdk.opportunities.search_opportunity(
            LOCATION,
            q=mark,
            limit=2,
            start_after=str(found["meta"]["startAfter"]),
            start_after_id=found["meta"]["startAfterId"],
        )
        ids = [item["id"] for item in found["opportunities"] + rest["opportunities"]]
        assert sorted(ids) == sorted(item["id"] for item in made)
        of_contact = await sdk.opportunities.search_opportunity(LOCATION, contact_id=contacts[1])
        assert [item["id"] for item in of_contact["opportunities"]] == [made[1]["id"]]
        won = await sdk.opportunities.search_opportunity(LOCATION, contact_id=contacts[1], status="won")
        assert won["opportunities"] == []

        advanced = await sdk.opportunities.search_opportunities_advanced(
            {"locationId": LOCATION, "query": mark, "limit": 20, "page": 1}
        )
        assert {item["id"] for item in advanced["opportunities"]} == set(ids)
        for opportunity in ids:
            await sdk.opportunities.delete_opportunity(opportunity)
        for contact in contacts:
            await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_followers_and_upsert_of_an_opportunity():
    async def body(sdk):
        contact = (await create(sdk, firstName="Owner"))["id"]
        users = [item["id"] for item in (await sdk.users.search_users(COMPANY, location_id=LOCATION))["users"]]
        opportunity = await create_opportunity(sdk, contact)
        added = await sdk.opportunities.add_followers_opportunity(opportunity["id"], {"followers": users[:2]})
        assert added["followersAdded"] == users[:2]
        removed = await sdk.opportunities.remove_followers_opportunity(opportunity["id"], {"followers": users[:1]})
        assert removed["followersRemoved"] == users[:1]
        upserted = await sdk.opportunities.upsert_opportunity(
            {
                "id": opportunity["id"],
                "pipelineId": opportunity["pipelineId"],
                "locationId": LOCATION,
                "contactId": contact,
                "name": "Roof and gutters",
                "status": "open",
                "followers": [],
                "isRemoveAllFollowers": False,
                "followersActionType": "add",
            }
        )
        assert upserted["new"] is False
        assert upserted["opportunity"]["name"] == "Roof and gutters"
        await sdk.opportunities.delete_opportunity(opportunity["id"])
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_users():
    async def body(sdk):
        found = await sdk.users.search_users(COMPANY, location_id=LOCATION, limit="2")
        assert 0 < len(found["users"]) <= 2
        user = await sdk.users.get_user(found["users"][0]["id"])
        assert user["email"] == found["users"][0]["email"]

    with_sdk(body)


def test_calendars_and_appointments():
    async def body(sdk):
        calendar = (await sdk.calendars.get_calendars(LOCATION))["calendars"][0]
        assert (await sdk.calendars.get_calendar(calendar["id"]))["calendar"]["name"] == calendar["name"]
        contact = (await create(sdk, firstName="Inspected"))["id"]
        made = await sdk.calendars.create_appointment(
            {
                "calendarId": calendar["id"],
                "locationId": LOCATION,
                "contactId": contact,
                "title": "Inspection",
                "startTime": "2026-12-01T10:00:00-07:00",
                "endTime": "2026-12-01T11:00:00-07:00",
                "ignoreFreeSlotValidation": True,
            }
        )
        await sdk.calendars.edit_appointment(made["id"], {"title": "Inspection of the roof"})
        read = (await sdk.calendars.get_appointment(made["id"]))["event"]
        assert (read["title"], read["contactId"]) == ("Inspection of the roof", contact)

        of_contact = (await sdk.contacts.get_appointments_for_contact(contact))["events"]
        assert [item["id"] for item in of_contact] == [made["id"]]
        # 2026-12-01T00:00:00Z to 2026-12-03T00:00:00Z in milliseconds.
        bounds = {"start_time": "1796083200000", "end_time": "1796256000000"}
        events = await sdk.calendars.get_calendar_events(LOCATION, **bounds, calendar_id=calendar["id"])
        assert made["id"] in [item["id"] for item in events["events"]]

        await sdk.calendars.delete_event(made["id"], {})
        of_contact = (await sdk.contacts.get_appointments_for_contact(contact))["events"]
        assert of_contact == []
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


def test_businesses():
    async def body(sdk):
        made = await sdk.businesses.create_business({"name": "Müller & Söhne", "locationId": LOCATION, "city": "Denver"})
        business = made["buiseness"]["id"]
        listed = (await sdk.businesses.get_businesses_by_location(LOCATION))["businesses"]
        assert business in [item["id"] for item in listed]
        await sdk.businesses.update_business(business, {"city": "Boulder"})
        assert (await sdk.businesses.get_business(business))["business"]["city"] == "Boulder"
        assert (await sdk.businesses.delete_business(business))["success"] is True
        listed = (await sdk.businesses.get_businesses_by_location(LOCATION))["businesses"]
        assert business not in [item["id"] for item in listed]

    with_sdk(body)


def test_custom_fields_and_their_values():
    async def body(sdk):
        made = await sdk.locations.create_custom_field(
            LOCATION, {"name": "Roof pitch", "dataType": "TEXT", "model": "contact"}
        )
        field = made["customField"]
        assert (field["name"], field["dataType"]) == ("Roof pitch", "TEXT")
        contact = await create(sdk, customFields=[{"id": field["id"], "fieldValue": "4:12"}])
        assert {"id": field["id"], "value": "4:12"} in contact["customFields"]
        await sdk.locations.update_custom_field(LOCATION, field["id"], {"name": "Pitch"})
        assert (await sdk.locations.get_custom_field(LOCATION, field["id"]))["customField"]["name"] == "Pitch"
        listed = (await sdk.locations.get_custom_fields(LOCATION, model="contact"))["customFields"]
        assert field["id"] in [item["id"] for item in listed]
        await sdk.locations.delete_custom_field(LOCATION, field["id"])
        listed = (await sdk.locations.get_custom_fields(LOCATION, model="contact"))["customFields"]
        assert field["id"] not in [item["id"] for item in listed]
        await sdk.contacts.delete_contact(contact["id"])

    with_sdk(body)


def test_a_location_and_its_tags():
    async def body(sdk):
        assert (await sdk.locations.get_location(LOCATION))["location"]["id"] == LOCATION
        tag = (await sdk.locations.create_tag(LOCATION, {"name": "Hail Damage"}))["tag"]
        assert tag["name"] == "hail damage"
        await sdk.locations.update_tag(LOCATION, tag["id"], {"name": "hail"})
        assert (await sdk.locations.get_tag_by_id(LOCATION, tag["id"]))["tag"]["name"] == "hail"
        assert tag["id"] in [item["id"] for item in (await sdk.locations.get_location_tags(LOCATION))["tags"]]
        await sdk.locations.delete_tag(LOCATION, tag["id"])
        assert tag["id"] not in [item["id"] for item in (await sdk.locations.get_location_tags(LOCATION))["tags"]]

    with_sdk(body)


def test_tasks_of_the_whole_location():
    async def body(sdk):
        contact = (await create(sdk, firstName="Busy", email=unique_email()))["id"]
        for index in range(3):
            task = {"title": f"Task {index}", "dueDate": "2026-02-03T10:00:00Z", "completed": index == 0}
            await sdk.contacts.create_task(contact, task)
        found = await sdk.locations.task_search(LOCATION, {"contactId": [contact], "completed": False})
        assert sorted(item["title"] for item in found["tasks"]) == ["Task 1", "Task 2"]
        await sdk.contacts.delete_contact(contact)

    with_sdk(body)


@pytest.mark.last
@pytest.mark.parametrize("service", OFFERED)
def test_every_offered_method_was_exercised(whole_run, service):
    assert OFFERED[service] - {method for name, method in EXERCISED if name == service} == set()
