"""
Writes expected/scikit-learn.json of every case of profile `classic`: findings, factors, and which of them ties cannot
change. Run in a virtual environment with requirements.txt installed: python scripts/ask-scikit-learn.py
"""

import json
from pathlib import Path

from original_rule import ask

CASES = Path(__file__).resolve().parent.parent / "cases"


def main():
    for case_file in sorted(CASES.glob("*/case.json")):
        case = json.loads(case_file.read_text("utf-8"))
        if case.get("options", {}).get("profile") != "classic" or case["command"] != "score":
            continue
        sessions = json.loads((case_file.parent / "input" / "sessions.json").read_text("utf-8"))
        expected = case_file.parent / "expected" / "scikit-learn.json"
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(as_text(ask(sessions)), "utf-8")


def as_text(answer):
    """One finding or row a line, so that a change is readable."""
    lists = [f'  "{name}": {as_lines(answer[name])}' for name in ("findings", "rows")]
    return "{\n" + ",\n".join(lists) + "\n}\n"


def as_lines(values):
    lines = ",\n".join(f"    {json.dumps(value, ensure_ascii=False)}" for value in values)
    return f"[\n{lines}\n  ]" if values else "[]"


if __name__ == "__main__":
    main()
