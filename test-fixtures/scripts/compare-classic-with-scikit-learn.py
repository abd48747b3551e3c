"""
Runs `stray score --profile classic --format findings` on seeded random lists and compares all nine fields of every
finding with scikit-learn's, wherever the factor does not depend on the order in which ties are taken:

    python scripts/compare-classic-with-scikit-learn.py --stray "node ../apps/cli/dist/main.js" --lists 50
"""

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from original_rule import ask
from session_lists import random_list


def main():
    arguments = parsed_arguments()
    totals = {"sessions": 0, "tie-independent": 0, "findings compared": 0, "differences": 0}
    for seed in range(arguments.first, arguments.first + arguments.lists):
        compare(seed, shlex.split(arguments.stray), totals)
    print(f"{arguments.lists} lists:", ", ".join(f"{count} {what}" for what, count in totals.items()))
    sys.exit(1 if totals["differences"] else 0)


def parsed_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stray", default="stray", help="the command that runs Stray")
    parser.add_argument("--lists", type=int, default=50)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    return parser.parse_args()


def compare(seed, command, totals):
    sessions = random_list(seed)
    expected = ask(sessions)
    free = {place for place, row in enumerate(expected["rows"], start=1) if row["tieIndependent"]}
    ours = {f["session_id"]: f for f in stray_findings(command, sessions) if f["session_id"] in free}
    theirs = {f["session_id"]: f for f in expected["findings"] if f["session_id"] in free}
    totals["sessions"] += len(sessions)
    totals["tie-independent"] += len(free)
    totals["findings compared"] += len(theirs)
    for session_id in sorted(ours.keys() | theirs.keys()):
        if ours.get(session_id) != theirs.get(session_id):
            totals["differences"] += 1
            print(f"seed {seed}, session {session_id}:\n  ours   {ours.get(session_id)}\n  theirs {theirs.get(session_id)}")


def stray_findings(command, sessions):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sessions.json"
        path.write_text(json.dumps(sessions), "utf-8")
        options = ["score", str(path), "--profile", "classic", "--format", "findings"]
        result = subprocess.run([*command, *options], check=True, capture_output=True)
        return json.loads(result.stdout)


if __name__ == "__main__":
    main()
