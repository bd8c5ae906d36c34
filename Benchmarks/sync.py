#!/usr/bin/env python3
"""Measures `tenon sync run` twice against a running sandbox: the first sync, and one in which nothing changed.

Counts come from the process itself (statements), from the sandbox (calls, counted on the other end of the wire), and from
the operating system (memory, CPU seconds). Wall time is printed beside them: it is the least repeatable of all.
"""
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import urllib.request


def calls(ready):
    counts = {}
    for side in ("highLevel", "busybusy"):
        with urllib.request.urlopen(ready[side]["url"] + "/_sandbox/stats") as reply:
            counts[side] = json.load(reply)["requests"]
    return counts


def run(binary, ready_file, store):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [binary, "sync", "run", "--sandbox", ready_file, "--store", store, "--measure", "--format", "json", "--quiet"]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return json.loads(result.stdout), cpu


def main():
    binary, contacts = sys.argv[1], int(sys.argv[2])
    ready_file = os.environ["SANDBOX_READY_FILE"]
    with open(ready_file) as file:
        ready = json.load(file)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "tenon.db")
        for name in ("first sync", "nothing changed"):
            before = calls(ready)
            document, cpu = run(binary, ready_file, store)
            after = calls(ready)
            report, measured = document["report"], document["measurements"]
            records = report["contactsRead"] + report["projectsRead"]
            done = report["dispatched"]
            rows.append((name, [
                ("records read", records),
                ("writes applied", sum(done[key] for key in done if key not in ("replanned", "retried", "failed"))),
                ("calls to HighLevel", after["highLevel"] - before["highLevel"]),
                ("calls to busybusy", after["busybusy"] - before["busybusy"]),
                ("statements", measured["statements"]),
                ("seconds", round(measured["seconds"], 2)),
                ("records a second", round(records / measured["seconds"])),
                ("CPU seconds", round(cpu, 2)),
                ("peak memory, MiB", round(measured["peakMemoryBytes"] / 1048576)),
                ("store, MiB", round(os.path.getsize(store) / 1048576, 1)),
            ]))
    print(f"{contacts} contacts, all customers, no rate limit; {os.cpu_count()} cores, {platform.machine()}\n")
    print(f"{'':22}" + "".join(f"{name:>18}" for name, _ in rows))
    for index, (label, _) in enumerate(rows[0][1]):
        print(f"{label:22}" + "".join(f"{values[index][1]:>18}" for _, values in rows))


main()
