"""How people get in, with their own eyes and hands."""

import base64
import hashlib
import hmac
import re
import struct
import time

import pytest

from console import PASSWORD


def shown_code(key, moment=None):
    """What an authenticator app shows: RFC 6238, written for this test alone."""
    secret = base64.b32decode(key.replace(" ", "") + "=" * (-len(key.replace(" ", "")) % 8))
    counter = struct.pack(">Q", int((moment or time.time()) // 30))
    mac = hmac.new(secret, counter, hashlib.sha1).digest()
    start = mac[-1] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def test_pages_of_the_door(visit, owner, window):
    visitor = visit(window)
    visitor.open("/sign-in")
    visitor.sign_in("ann@example.com", "wrong words here")
    assert "do not belong together" in visitor.page.get_by_role("alert").inner_text()
    assert visitor.page.get_by_label("E-mail address").input_value() == "ann@example.com"
    visitor.look("refused")
    visitor.page.goto("/join/" + "a" * 43)
    visitor.look("gone")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_behind_the_door(visit, owner, window, scheme):
    visitor = visit(window, scheme).sign_in_with(owner)
    for path in ["/", "/people", "/keys", "/account"]:
        visitor.open(path)
    visitor.open("/nowhere", status=404)


def test_signing_in_leads_to_where_one_was_going(visit, owner):
    visitor = visit()
    visitor.page.goto("/people")
    visitor.page.get_by_label("E-mail address").fill("ann@example.com")
    visitor.page.get_by_label("Password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Sign in").click()
    visitor.page.wait_for_url("**/people")
    visitor.page.get_by_role("button", name="Sign out").click()
    visitor.page.wait_for_url("**/sign-in")
    visitor.page.goto("/people")
    assert "/sign-in" in visitor.page.url


def test_somebody_is_invited_joins_and_sees_what_they_may(visit, owner, window):
    email = f"bob{window['width']}@example.com"
    boss = visit(window).sign_in_with(owner)
    boss.open("/people")
    boss.page.get_by_label("E-mail address").fill(email)
    boss.page.locator("form[action='/people/invite'] select").select_option("viewer")
    boss.page.get_by_role("button", name="Make a link").click()
    link = boss.page.get_by_text("/join/").inner_text()
    boss.look("link")
    bob = visit(window)
    bob.page.goto(link)
    bob.look("join")
    assert bob.page.get_by_label("E-mail address").input_value() == email
    bob.page.get_by_label("Your name").fill("Bob Ray")
    bob.page.get_by_label("New password").fill("slate roof in May")
    bob.page.get_by_role("button", name="Set the password").click()
    bob.page.wait_for_url("**/")
    assert bob.page.get_by_role("link", name="People").count() == 0
    bob.open("/people", status=403)
    boss.open("/people")
    boss.page.get_by_role("button", name="Remove: Bob Ray").first.click()
    bob.open("/", status=403)


def test_a_second_factor_from_end_to_end(visit, owner, server, window):
    email = f"cleo{window['width']}@example.com"
    visitor = visit(window)
    visitor.page.goto(server.run("people", "invite", email, "--url", server.address))
    visitor.page.get_by_label("Your name").fill("Cleo")
    visitor.page.get_by_label("New password").fill(PASSWORD)
    visitor.page.get_by_role("button", name="Set the password").click()
    visitor.page.goto("/account")
    visitor.page.get_by_role("button", name="Set up an authenticator app").click()
    key = visitor.page.locator("code.key").inner_text()
    visitor.look("factor")
    visitor.page.get_by_label("Type the code").fill(shown_code(key))
    visitor.page.get_by_role("button", name="Switch it on").click()
    recovery = visitor.page.locator(".codes code").all_inner_texts()
    assert len(set(recovery)) == 10 and all(re.fullmatch(r"([a-z2-7]{4}-){3}[a-z2-7]{4}", code) for code in recovery)
    visitor.look("recovery")
    visitor.page.get_by_role("button", name="Sign out", exact=True).click()
    visitor.sign_in(email)
    visitor.look("code")
    visitor.page.get_by_label("Code", exact=True).fill(recovery[0])
    visitor.page.get_by_role("button", name="Continue").click()
    visitor.page.wait_for_url("**/")


def test_a_key_is_made_shown_once_and_revoked(visit, owner, window):
    visitor = visit(window).sign_in_with(owner)
    visitor.open("/keys")
    name = f"n8n {window['width']}"
    visitor.page.get_by_label("What it is for").fill(name)
    visitor.page.get_by_role("button", name="Make a key").click()
    key = visitor.page.locator("code.key").inner_text()
    assert re.fullmatch(r"tenon\.main\.[0-9a-f]{10}\.[A-Za-z0-9_-]{43}", key)
    visitor.look("made")
    visitor.open("/keys")
    assert key not in visitor.page.content()
    visitor.page.get_by_role("button", name=f"Revoke: {name}").click()
    assert "opens nothing any more" in visitor.page.get_by_role("status").inner_text()
    visitor.look("revoked")


def test_everything_can_be_done_with_the_keyboard(visit, owner):
    visitor = visit()
    visitor.page.goto("/sign-in")
    visitor.page.keyboard.type("ann@example.com")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    visitor.page.keyboard.press("Enter")
    assert visitor.page.evaluate("document.activeElement.id") == "content"
