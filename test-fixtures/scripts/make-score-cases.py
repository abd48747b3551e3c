"""
Writes case.json and input/sessions.json of the cases on given lists: python scripts/make-score-cases.py, then
ask-scikit-learn.py for those of profile `classic`, then `npm run goldens`.
"""

import json
import random
from pathlib import Path

from session_lists import ACTIONS, copies_list, everyday_list, tie_free_list

CASES = Path(__file__).resolve().parent.parent / "cases"
ORACLE = "expected/scikit-learn.json by scripts/ask-scikit-learn.py"


def session(day=2, start="09:00:00", end="10:00:00", user="amy", ip="10.0.0.5", events=None):
    date = f"2026-03-{day:02d}"
    return {
        "user": user,
        "source_ip": ip,
        "start_time": f"{date}T{start}" if start else None,
        "end_time": f"{date}T{end}" if end else None,
        "events": events if events is not None else [{"event_id": 4624}, {"event_id": 4634}],
    }


def intrusion(day=5, user="amy"):
    events = [{"event_id": 4625}] * 40 + [{"event_id": 4624}]
    events += [{"event_id": 4720}, {"event_id": 4732}, {"event_id": 1102}]
    events += [{"event_id": 4698, "details": {"TaskName": "\\Updater"}}]
    events += [{"event_id": 7045, "details": {"ServiceName": "PSEXESVC"}}]
    return session(day, "02:10:00", "02:55:00", user, "203.0.113.9", events)


def workdays(count):
    return [session(1 + i % 28, f"{8 + i % 9:02d}:{7 * i % 60:02d}:00", f"18:{11 * i % 60:02d}:{i % 60:02d}") for i in range(count)]


def constant_columns():
    return [session(1 + i % 28, "09:00:00", f"10:{i:02d}:00", events=[{"event_id": 4624}]) for i in range(39)] + [
        session(9, "09:00:00", "16:00:00", events=[{"event_id": 4624}])
    ]


def offsets_and_missing_times():
    written = [
        ("2026-03-02T06:59:59+09:00", "2026-03-02T08:00:00+09:00"),
        ("2026-03-02T07:00:00-08:00", "2026-03-02T17:00:00Z"),
        ("2026-03-02T21:59:59.999999", "2026-03-02T22:10:00.000001"),
        ("2026-03-02T22:00:00Z", "2026-03-03T00:30:00+02:00"),
        ("2026-03-02 23:15", "2026-03-03 01:45"),
        ("20260302T031500", "20260302T041500"),
        ("2026-03-02", "2026-03-02T00:00:00.123456789"),
        ("2026-03-02T09:00:00+05:45", "2026-03-02T10:00:00+05:30"),
        (None, "2026-03-02T10:00:00"),
        ("2026-03-02T10:00:00", None),
        (None, None),
        ("", ""),
        ("2 March 2026", "later"),
        ("2026-02-30T10:00:00", "2026-03-02T10:00:00"),
    ]
    odd = [{**session(), "start_time": start, "end_time": end} for start, end in written]
    without_keys = [{"user": "amy", "source_ip": "10.0.0.5", "events": [{"event_id": 4624}]}]
    return workdays(25) + odd + without_keys


def negative_and_huge_durations():
    odd = [
        {**session(), "start_time": "2026-03-02T10:00:00", "end_time": "2026-03-02T09:00:00"},
        {**session(), "start_time": "2026-03-02T10:00:00", "end_time": "0001-01-01T00:00:00"},
        {**session(), "start_time": "0001-01-01T09:00:00.5", "end_time": "9999-12-31T23:59:59.999999"},
    ]
    return workdays(20) + odd


def empty_names_and_missing_details():
    events = [
        [{"event_id": 4698, "details": {"TaskName": "", "Task": None, "Name": ""}}, {"event_id": 4698}],
        [{"event_id": 4698, "details": {"TaskName": "UnknownTask"}}, {"event_id": 129, "details": {}}],
        [{"event_id": 4698, "details": {"Task": "a"}}, {"event_id": 129, "details": {"Name": "a"}}],
        [{"event_id": 4698, "details": {"TaskName": "a", "Task": "b"}}, {"event_id": 129, "details": {"Task": "b"}}],
        [{"event_id": 7045, "details": {"ServiceName": ""}}, {"event_id": 7045, "details": {"Service": "s"}}],
        [{"event_id": 7045}, {"event_id": 7045, "details": None}, {"event_id": 7045, "details": {"Service": 0}}],
        [{"event_id": 4698, "details": {"TaskName": 7}}, {"event_id": 4698, "details": {"TaskName": "a"}}],
        [],
        None,
    ]
    people = [("", ""), (None, None), ("amy", ""), ("", "10.0.0.5"), ("amy", None)]
    odd = [session(2 + i, events=chosen) | {"events": chosen} for i, chosen in enumerate(events)]
    nobody = [session(12 + i, user=user, ip=ip) for i, (user, ip) in enumerate(people)]
    return workdays(16) + odd + nobody


def ids_as_text():
    ids = ["4625", 4625, "04625", " 4625", "4625 ", "x4625", "", 0, "-1", "4.625e3", 99999999999]
    return workdays(15) + [session(2 + i, events=[{"event_id": event_id}] * (1 + i)) for i, event_id in enumerate(ids)]


def unicode_names():
    names = ["Ämilie", "Ämilie", "李小龍", "عمر", "🦊 fox", "a~b_c", "CON", "o'brien", "Zoë | Bob", "\u2066x\u2069"]
    task = [{"event_id": 4624}, {"event_id": 4698, "details": {"TaskName": "\\Задача"}}]
    odd = [session(2 + i, user=name, events=task * (1 + i % 3)) for i, name in enumerate(names)]
    return workdays(12) + odd + [intrusion(user="Ω")]


def hostile_strings():
    names = ["\u001b[31mroot", "a\u202egnp.exe", "x\r\ny", "=cmd|' /C calc'!A0", "</script><script>alert(1)</script>", "\u0000"]
    names += ["__proto__", "constructor", "~", "_", "%2e%2e%2f", "\ud83d", "x" * 3000]
    details = {"__proto__": {"TaskName": "no"}, "constructor": "no", "TaskName": "\u001b]52;c;eA==\u0007"}
    events = [{"event_id": 4624}, {"event_id": 4698, "details": details}]
    return workdays(20) + [session(2 + i, user=name, ip=name, events=events) for i, name in enumerate(names)]


def equal_keys():
    return workdays(12) + [session(3, end=f"1{i}:00:00") for i in (5, 1, 3)] * 2 + [intrusion()]


def seeded(make, seed, *arguments):
    return make(random.Random(seed), *arguments)


CLASSIC = {
    "no-sessions": ("An empty list gives no findings and says why.", []),
    "one-session": ("One session is too few for the rule.", [intrusion()]),
    "four-sessions": ("Four sessions are too few for the rule.", workdays(3) + [intrusion()]),
    "five-sessions": ("Five sessions are the fewest that are scored, with three neighbors each.", workdays(4) + [intrusion()]),
    "seven-sessions": ("Seven sessions without ties, one of them an intrusion.", seeded(tie_free_list, 6, 6) + [intrusion()]),
    "tie-free-40": ("No two distances are equal, so every factor must be scikit-learn's.", seeded(tie_free_list, 40, 40)),
    "tie-free-200": ("The same at 200 sessions.", seeded(tie_free_list, 200, 200)),
    "everyday-150": ("Everyday sessions with copies, missing fields and offsets.", seeded(everyday_list, 7, 150)),
    "heavy-duplicates": ("Eight different sessions stand for 120: factors beside many copies explode.", seeded(copies_list, 8, 120, 8)),
    "all-identical": ("Thirty copies of one session: nobody stands apart.", [session() for _ in range(30)]),
    "constant-columns": ("Only the duration varies.", constant_columns()),
    "offsets-and-missing-times": ("The hour is the one written; a missing or unreadable time gives no duration.", offsets_and_missing_times()),
    "negative-and-huge-durations": ("An end before the start counts as it is; durations span all years, to the microsecond.", negative_and_huge_durations()),
    "empty-names-and-missing-details": ("How tasks and services are named when details are empty or missing.", empty_names_and_missing_details()),
    "ids-as-text": ("Event ids are compared as text.", ids_as_text()),
    "unicode": ("Names in many scripts.", unicode_names()),
}

STRAY = {
    "no-sessions": ("An empty list.", [], {}),
    "one-session": ("One session: nothing to compare it with.", [intrusion()], {}),
    "few-sessions": ("Under ten sessions severity decides, and only two severe kinds can be flagged.", workdays(6) + [intrusion()], {}),
    "intrusion": ("An intrusion among ordinary days ranks first, with its traits as reasons.", workdays(60) + [intrusion()], {}),
    "everyday-150": ("Everyday sessions with copies, missing fields and offsets.", seeded(everyday_list, 7, 150), {}),
    "heavy-duplicates": ("Scores stay finite beside many copies.", seeded(copies_list, 8, 120, 8), {}),
    "work-hours": ("Other working hours make other sessions off-hours.", seeded(everyday_list, 9, 40), {"workHours": "09:30-12:00"}),
    "time-range": ("Only sessions that overlap the range are scored; the others are counted.", seeded(everyday_list, 9, 40), {"since": "2026-03-05", "until": "2026-03-12T12:00"}),
    "offsets-and-missing-times": ("Off-hours by the written hour; unknown and unreadable times are told.", offsets_and_missing_times(), {}),
    "equal-keys": ("Sessions of equal key are numbered by what they hold.", equal_keys(), {}),
    "hostile-strings": ("Names that attack terminals, tables, pages and objects are data.", hostile_strings(), {}),
    "beyond-budget": ("More sessions stand apart than the alert budget lets through.", workdays(70) + [intrusion(1 + i) | {"end_time": f"2026-03-{1 + i:02d}T0{3 + i % 6}:{4 * i:02d}:00", "events": intrusion()["events"] + [ACTIONS[i % 11]] * (i * i)} for i in range(14)], {}),
}


def main():
    for name, (shows, sessions) in CLASSIC.items():
        write_case(f"classic-{name}", shows, ORACLE, {"profile": "classic"}, sessions)
    for name, (shows, sessions, options) in STRAY.items():
        write_case(f"stray-score-{name}", shows, "input by scripts/make-score-cases.py", options, sessions)


def write_case(name, shows, made, options, sessions):
    folder = CASES / name
    (folder / "input").mkdir(parents=True, exist_ok=True)
    case = {"shows": shows, "made": made, "command": "score", "options": options}
    (folder / "case.json").write_text(json.dumps(case, indent=2) + "\n", "utf-8")
    lines = ",\n".join(f"  {json.dumps(one)}" for one in sessions)
    (folder / "input" / "sessions.json").write_text(f"[\n{lines}\n]\n" if sessions else "[]\n", "utf-8")


if __name__ == "__main__":
    main()
