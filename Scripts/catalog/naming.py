"""Ids and titles made by rule from the names that operations and events have."""
import re

VERBS = {"fetch": "get", "put": "update", "edit": "update", "patch": "update", "find": "get", "upsert": "add or update"}
PRODUCTS = {"fb": "Facebook", "google": "Google", "li": "LinkedIn"}
WORDS = {
    "ai": "AI", "api": "API", "csv": "CSV", "faq": "FAQ", "faqs": "FAQs", "fb": "Facebook", "gmb": "Google Business",
    "google": "Google", "id": "id", "ids": "ids", "isv": "ISV", "lc": "LeadConnector", "linkedin": "LinkedIn",
    "facebook": "Facebook", "instagram": "Instagram", "oauth": "sign-in", "saas": "SaaS", "sms": "SMS",
    "tiktok": "TikTok", "twitter": "Twitter", "url": "URL", "pit": "PIT", "adset": "ad set", "adsets": "ad sets",
    "youtube": "YouTube", "utc": "UTC",
}


def words(name: str) -> list:
    """The words of a name in kebab, snake or camel case."""
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", name)
    name = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1-\2", name)
    return [word.lower() for word in re.split(r"[^A-Za-z0-9]+", name) if word]


def kebab(name: str) -> str:
    return "-".join(words(name))


def title(operation: str, group: str) -> str:
    """A title by rule: `list-invoice-templates` becomes `List invoice templates`."""
    parts = words(operation)
    product = ""
    if parts[0] in PRODUCTS and len(parts) > 1:
        product = PRODUCTS[parts[0]]
        parts = parts[1:]
    if parts[0] in ("get", "fetch") and len(parts) > 1 and parts[1] == "all":
        parts = ["list"] + parts[2:]
    parts[0] = VERBS.get(parts[0], parts[0])
    if len(parts) == 1:
        parts.append(group.replace("-", " "))
    text = " ".join(WORDS.get(part, part) for part in parts)
    text = text[0].upper() + text[1:]
    return f"{text} ({product})" if product else text
