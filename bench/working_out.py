"""All deadlines of a register once, in a process of its own: prints seconds, processor seconds and the most memory."""

import json
import resource
import time

import django

django.setup()

from lawburrows.tasks.sync import sync_all  # after the set-up, which reads the settings


def main() -> None:
    began, worked = time.monotonic(), time.process_time()
    changes = sync_all()
    print(
        json.dumps(
            {
                "seconds": round(time.monotonic() - began, 2),
                "processor": round(time.process_time() - worked, 2),
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                "people": changes.people,
            }
        )
    )


if __name__ == "__main__":
    main()
