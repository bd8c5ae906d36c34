"""Posts webhooks to `tenon serve` and tells how many it stores a second; then kills it at full rate and counts.

    webhooks.py TENON HIGHLEVEL_LOAD [COUNT] [KILLS]

Both remote systems are absent: what is measured is taking in, not what follows. A webhook is acknowledged when it is on disk,
so each one that was acknowledged before a SIGKILL must be in the store.
"""

import json
import os
import random
import re
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

LOCATION = "ve9EPM428h8vShlRW1KT"
NOBODY = "http://127.0.0.1:9"


def serve(tenon, folder, key):
    """Starts the server and returns it with its address."""
    environment = os.environ | {
        "TENON_HIGHLEVEL_URL": NOBODY,
        "TENON_HIGHLEVEL_TOKEN": "pit-00000000-0000-4000-8000-000000000000",
        "TENON_HIGHLEVEL_LOCATION": LOCATION,
        "TENON_HIGHLEVEL_WEBHOOK_KEY_FILE": key,
        "TENON_BUSYBUSY_URL": NOBODY,
        "TENON_BUSYBUSY_KEY": "none",
        "TENON_BUSYBUSY_SANDBOX": "true",
    }
    command = [tenon, "serve", "--store", f"{folder}/tenon.db", "--port", "0", "--every", "86400"]
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for line in server.stderr:
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            return server, found[0] + "/webhooks/highlevel"
    raise SystemExit("the server did not start")


def post(load, url, seed, count):
    return [load, "deliveries", "--url", url, "--location", LOCATION, "--seed", seed, "--count", str(count)]


def stored(folder):
    with sqlite3.connect(f"{folder}/tenon.db") as store:
        return store.execute("SELECT count(*) FROM arrival").fetchone()[0]


def measure(tenon, load, count):
    with tempfile.TemporaryDirectory() as folder:
        key = f"{folder}/key.pem"
        with open(key, "w") as file:
            subprocess.run([load, "deliveries", "--seed", "load", "--print-key"], stdout=file, check=True)
        server, url = serve(tenon, folder, key)
        report = json.loads(subprocess.run(post(load, url, "load", count), capture_output=True, check=True).stdout)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        server.terminate()
        server.wait()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        report["serverCPUSeconds"] = round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 2)
        assert stored(folder) == report["acknowledged"] == count, report
        return report


def kill(tenon, load, count, wait):
    """Kills the server while it takes in, and returns how many it had acknowledged and how many it holds."""
    with tempfile.TemporaryDirectory() as folder:
        key = f"{folder}/key.pem"
        with open(key, "w") as file:
            subprocess.run([load, "deliveries", "--seed", "load", "--print-key"], stdout=file, check=True)
        server, url = serve(tenon, folder, key)
        posting = subprocess.Popen(post(load, url, "load", count), stdout=subprocess.PIPE, text=True)
        while stored(folder) == 0:
            time.sleep(0.01)
        time.sleep(wait)
        server.send_signal(signal.SIGKILL)
        server.wait()
        acknowledged = json.loads(posting.communicate()[0])["acknowledged"]
        return acknowledged, stored(folder)


def main():
    tenon, load = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 50_000
    kills = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    report = measure(tenon, load, count)
    print(
        f"webhooks stored: {report['acknowledged']} over 64 connections, {report['perSecond']:.0f} a second, "
        f"p50 {report['p50Milliseconds']:.1f} ms, p99 {report['p99Milliseconds']:.1f} ms, "
        f"server {report['serverCPUSeconds']} CPU seconds, poster {report['cpuSeconds']:.2f}"
    )
    lost = 0
    for number in range(kills):
        acknowledged, held = kill(tenon, load, count, random.Random(number).uniform(0.05, 1.5))
        lost += max(0, acknowledged - held)
        print(f"killed: {acknowledged} acknowledged, {held} stored")
    print(f"lost: {lost}")
    raise SystemExit(lost > 0)


if __name__ == "__main__":
    main()
