#!/usr/bin/env python3
"""Measures how much of HighLevel's limit (100 calls in 10 seconds) one process uses, and two that share a budget.

Runs against a sandbox that keeps the limit, started by Scripts/with-sandbox.sh. What the limit allows in a time is taken as
one interval's calls at once and ten a second from then on. Background work leaves a tenth for people: its share is of the
other nine.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

MAXIMUM, INTERVAL = 100, 10.0


def start(binary, ready, ledger, calls, priority):
    side = ready["highLevel"]
    command = [binary, "--url", side["url"], "--location", side["locationId"], "--calls", str(calls),
               "--ledger", ledger, "--priority", priority, "--json"]
    environment = dict(os.environ, HIGHLEVEL_TOKEN=side["token"])
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def measure(binary, ready, shares, priority="interactive"):
    with tempfile.TemporaryDirectory() as folder:
        ledger = os.path.join(folder, "budget")
        begin = time.monotonic()
        processes = [start(binary, ready, ledger, calls, priority) for calls in shares]
        reports = [json.loads(process.communicate()[0]) for process in processes]
        seconds = time.monotonic() - begin
    calls = sum(report["statuses"].get("200", 0) for report in reports)
    return {
        "calls": calls,
        "seconds": round(seconds, 2),
        "share of the limit": round(calls / (MAXIMUM * (1 + seconds / INTERVAL)), 4),
        "429": sum(report["throttled"] for report in reports),
        "failed": sum(report["failed"] for report in reports),
        "longest wait, s": max(report["longestWaitSeconds"] for report in reports),
        "CPU seconds": round(sum(report["cpuSeconds"] for report in reports), 2),
    }


def main():
    binary, calls = sys.argv[1], int(sys.argv[2])
    with open(os.environ["SANDBOX_READY_FILE"]) as file:
        ready = json.load(file)
    cases = [
        ("one process", [calls], "interactive"),
        ("two processes", [calls // 2, calls - calls // 2], "interactive"),
        ("one, background", [calls * 9 // 10], "background"),
    ]
    for name, shares, priority in cases:
        # What the case before used is over, so that each one begins with a whole interval.
        time.sleep(INTERVAL + 1)
        print(f"{name}:", json.dumps(measure(binary, ready, shares, priority)), flush=True)


main()
