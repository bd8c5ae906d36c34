"""The lists of what is known to differ, and why: `deviations.toml` for requests, `explained.toml` for replies.

An entry names one operation or several (`operations`), what is found there, and the reason. `*` stands for any text.
A finding without an entry fails the run; an entry without a finding is reported at its end.
"""

import tomllib
from fnmatch import fnmatchcase


class Explanations:
    """One list, which remembers what of it was needed."""

    def __init__(self, path, keys):
        self.path = path
        self.keys = keys
        self.entries = tomllib.loads(path.read_text()).get("explained", [])
        self.used = set()
        for number, entry in enumerate(self.entries):
            self._check(number, entry)

    def _check(self, number, entry):
        unknown = entry.keys() - {"operations", "why", *self.keys}
        if unknown or not entry.get("operations") or len(entry.get("why", "")) < 10:
            problem = f"unknown keys {sorted(unknown)}" if unknown else "it needs operations and why"
            raise ValueError(f"{self.path.name}, entry {number + 1}: {problem}")

    def explain(self, operation, **facts):
        """Whether the list explains what was found."""
        matching = [number for number, entry in enumerate(self.entries) if self._fits(entry, operation, facts)]
        self.used.update(matching)
        return bool(matching)

    def _fits(self, entry, operation, facts):
        if operation not in entry["operations"] and "*" not in entry["operations"]:
            return False
        return all(fnmatchcase(str(facts[key]), str(entry[key])) for key in self.keys if key in entry)

    @property
    def unused(self):
        """The entries that explained nothing, shortly."""
        left = [entry for number, entry in enumerate(self.entries) if number not in self.used]
        return [f"{', '.join(entry['operations'])}: {entry['why']}" for entry in left]
