"""`make audit`: are there known vulnerabilities in the versions of constraints.txt?

pip-audit asks a service in the network. Where that cannot be reached, or does not know the packages
(a mirror need not), it is said that nothing was audited. Exit code 1 for a vulnerability alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PINS = Path(__file__).parents[1] / "constraints.txt"
OPTIONS = ("--no-deps", "--disable-pip", "--progress-spinner", "off", "--timeout", "5")
LONGEST = 120  # seconds


def verdict(answer: str) -> tuple[int, str]:
    """Return the exit code and a sentence for what pip-audit answered as JSON, "" for nothing."""
    if not answer.strip():
        return 0, "Nothing was audited: no service for advisories could be reached."
    packages = json.loads(answer)["dependencies"]
    audited = [one for one in packages if "skip_reason" not in one]
    if not audited:
        return 0, f"Nothing was audited: the service knows none of {len(packages)} packages."
    bad = [f"{p['name']} {p['version']}: {v['id']}" for p in audited for v in p.get("vulns", ())]
    told = f"{len(audited)} of {len(packages)} packages audited, {len(bad)} vulnerabilities"
    return (1 if bad else 0), "\n".join([told, *bad])


def main() -> int:
    """Ask, and tell."""
    command = [sys.executable, "-m", "pip_audit", *OPTIONS, "--format", "json", "-r", str(PINS)]
    try:
        done = subprocess.run(  # noqa: S603 - the options are ours
            command, capture_output=True, text=True, check=False, timeout=LONGEST
        )
    except subprocess.TimeoutExpired:
        answer = ""
    else:
        answer = done.stdout
    code, told = verdict(answer)
    print(told)  # noqa: T201
    return code


if __name__ == "__main__":
    sys.exit(main())
