"""The clients in a process of their own: reads sessions and addresses as JSON, prints what was measured as JSON."""

import json
import sys

from bench.driving import drive, percentile


def main() -> None:
    given = json.load(sys.stdin)
    found = drive(int(sys.argv[1]), given["cookies"], given["pages"], each=int(sys.argv[2]))
    times = {
        name: {
            "p50": round(percentile(found.times[name], 0.5), 2),
            "p95": round(percentile(found.times[name], 0.95), 2),
            "waited_p95": round(percentile(found.waited[name], 0.95), 2),
            "answers": len(found.times[name]),
        }
        for name in given["pages"]
        if found.times[name]
    }
    print(json.dumps({"user": given["user"], "times": times, "wrong": dict(found.wrong)}))


if __name__ == "__main__":
    main()
