"""Reads the webhook events."""
import json
from pathlib import Path

from corrections import Corrections
from errors import CatalogError
from naming import kebab, words

# The group of an event by the beginning of its name; the longest that fits counts.
GROUPS = {
    "App": "marketplace", "Appointment": "calendars", "Association": "associations", "Campaign": "campaigns",
    "Contact": "contacts", "Conversation": "conversations", "ExternalAuth": "marketplace",
    "InboundMessage": "conversations", "Invoice": "invoices", "LCEmail": "emails", "Location": "locations",
    "Note": "contacts", "ObjectSchema": "objects", "Opportunity": "opportunities", "Order": "payments",
    "OutboundMessage": "conversations", "Plan": "marketplace", "Price": "products", "Product": "products",
    "ProviderOutbound": "conversations", "Record": "objects", "Relation": "associations", "SaaS": "saas-api",
    "Task": "contacts", "User": "users", "VoiceAi": "voice-ai",
}
TYPES = {"Date": "string", "Email/SMS": "string", None: "any", "null": "any"}


def read_triggers(file: Path, corrections: Corrections) -> list:
    """Every event as an entry of kind trigger."""
    return [trigger(event, corrections) for event in json.loads(file.read_text(encoding="utf-8"))]


def trigger(event: dict, corrections: Corrections) -> dict:
    name = event["event"]
    prefixes = [prefix for prefix in GROUPS if name.startswith(prefix)]
    if not prefixes:
        raise CatalogError(f"the event {name} belongs to no group; add it to GROUPS in triggers.py")
    group = GROUPS[max(prefixes, key=len)]
    form = {
        "types": event["payload_type"],
        "scopes": sorted(event["scopes_md"]),
        "outputs": {field["name"]: output_type(field["type"]) for field in event["fields"]},
    }
    identifier = f"{group}.on-{kebab(name)}"
    form = corrections.apply(identifier, "v2", form)
    return {
        "id": identifier, "kind": "trigger", "group": group, "title": " ".join(words(name)).capitalize(),
        "event": name, **form,
    }


def output_type(kind) -> str:
    if isinstance(kind, list):
        return "any"
    return TYPES.get(kind, kind)
