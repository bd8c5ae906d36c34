"""Signing in with HighLevel's own Python SDK: the page a person clicks through, the exchange, the refresh, the agency."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from sandbox_sdk import COMPANY, LOCATION, READY, URL, create, refusal, unique_email, with_sdk

if "app" not in READY:
    pytest.skip("the sandbox offers no sign-in", allow_module_level=True)

APP = READY["app"]
APP_OPTIONS = {"client_id": APP["clientId"], "client_secret": APP["clientSecret"]}
CREDENTIALS = {"clientId": APP["clientId"], "clientSecret": APP["clientSecret"]}
AT_LOCATION = {"headers": {"locationId": LOCATION}}


def control(method, path, body=None):
    """Changes the sandbox as no client could."""
    answer = httpx.request(method, f"{URL}/_sandbox/{path}", json=body)
    answer.raise_for_status()
    return answer.json()


def sign_in_page(sdk, scope):
    """The page that the SDK sends a person to."""
    sdk.oauth._service.MARKETPLACE_URL = URL
    address = sdk.oauth.get_authorization_url(APP["clientId"], APP["redirect"], scope)
    page = httpx.get(address)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    return address, page.text


def click(address, page, **choices):
    """Sends the page's form as a browser would, and follows nothing."""
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page))
    form = {name: unescape(value) for name, value in fields.items()} | choices
    answer = httpx.post(address.split("?")[0], data=form)
    assert answer.status_code in (302, 303)
    return parse_qs(urlsplit(answer.headers["location"]).query)


async def sign_in(sdk, user_type="Location", scope=None, **choices):
    """Clicks through the page and exchanges the code; returns the answer of the exchange."""
    address, page = sign_in_page(sdk, scope or " ".join(APP["scopes"]))
    target = LOCATION if user_type == "Location" else COMPANY
    code = click(address, page, target=target, decision="approve", **choices)["code"][0]
    return await sdk.oauth.get_access_token(
        CREDENTIALS
        | {"grantType": "authorization_code", "code": code, "userType": user_type, "redirectUri": APP["redirect"]}
    )


def test_a_person_lets_the_app_into_a_location():
    async def body(sdk):
        tokens = await sign_in(sdk)
        assert tokens["userType"] == "Location"
        assert (tokens["locationId"], tokens["companyId"]) == (LOCATION, COMPANY)
        assert tokens["tokenType"] == "Bearer"
        assert tokens["expiresIn"] == 86399
        await sdk.session_storage.set_session(LOCATION, tokens)

        contact = await create(sdk, firstName="Signed in")
        read = await sdk.contacts.get_contact(contact["id"], AT_LOCATION)
        assert read["contact"]["firstName"] == "Signed in"
        await sdk.contacts.delete_contact(contact["id"], AT_LOCATION)

    with_sdk(body, **APP_OPTIONS)


def test_a_person_says_no():
    async def body(sdk):
        address, page = sign_in_page(sdk, "contacts.readonly")
        assert click(address, page, target=LOCATION, decision="cancel")["error"] == ["access_denied"]

    with_sdk(body, **APP_OPTIONS)


def test_a_code_works_once():
    async def body(sdk):
        address, page = sign_in_page(sdk, "contacts.readonly")
        code = click(address, page, target=LOCATION, decision="approve")["code"][0]
        request = CREDENTIALS | {"grantType": "authorization_code", "code": code, "userType": "Location"}
        await sdk.oauth.get_access_token(request | {"redirectUri": APP["redirect"]})
        with pytest.raises(Exception) as error:
            await sdk.oauth.get_access_token(request | {"redirectUri": APP["redirect"]})
        assert error.value.status_code in (400, 401)

    with_sdk(body, **APP_OPTIONS)


def test_a_refresh_token_works_once_and_for_half_a_minute_more():
    async def body(sdk):
        first = await sign_in(sdk)

        def refresh(token):
            return sdk.oauth.refresh_token(token, APP["clientId"], APP["clientSecret"], "refresh_token", "Location")

        second = await refresh(first["refreshToken"])
        assert second["refreshToken"] != first["refreshToken"]
        again = await refresh(first["refreshToken"])
        assert again["refreshToken"] == second["refreshToken"]
        control("POST", "tokens", {"advanceSeconds": 31})
        with pytest.raises(Exception) as error:
            await refresh(first["refreshToken"])
        assert error.value.status_code in (400, 401)
        assert (await refresh(second["refreshToken"]))["accessToken"]

    with_sdk(body, **APP_OPTIONS)


def test_a_scope_that_was_not_granted():
    async def body(sdk):
        await sdk.session_storage.set_session(LOCATION, await sign_in(sdk, scope="contacts.readonly"))
        answer = await refusal(sdk.contacts.create_contact({"locationId": LOCATION, "email": unique_email()}), 401)
        assert answer["message"] == "The token is not authorized for this scope."

    with_sdk(body, **APP_OPTIONS)


def test_an_agency_takes_a_token_of_its_location():
    async def body(sdk):
        company = await sign_in(sdk, "Company", all_locations="on")
        assert company["userType"] == "Company"
        assert company["isBulkInstallation"] is True
        assert "locationId" not in company
        await sdk.session_storage.set_session(COMPANY, company)

        installed = await sdk.oauth.get_installed_location(COMPANY, APP["clientId"].split("-")[0])
        assert LOCATION in [item["_id"] for item in installed["items"] if item["isInstalled"]]

        answer = await sdk.oauth.get_location_access_token({"companyId": COMPANY, "locationId": LOCATION})
        assert answer["locationId"] == LOCATION
        await sdk.session_storage.set_session(LOCATION, answer)
        contact = await create(sdk, firstName="Of an agency")
        await sdk.contacts.delete_contact(contact["id"], AT_LOCATION)

        await sdk.session_storage.set_session(LOCATION, company)
        answer = await refusal(sdk.contacts.create_contact({"locationId": LOCATION, "email": unique_email()}), 401)
        assert "authClass" in answer["message"]

    with_sdk(body, **APP_OPTIONS)


def test_a_private_token_of_the_agency_is_not_for_contacts():
    async def body(sdk):
        await refusal(sdk.contacts.create_contact({"locationId": LOCATION, "email": unique_email()}), 401)

    with_sdk(body, private_integration_token=READY["agencyToken"])
