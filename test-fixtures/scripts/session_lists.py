"""Seeded lists in the original tool's shape: everyday, free of ties, or full of copies."""

import random
from datetime import datetime, timedelta

FIRST_DAY = datetime(2026, 3, 2)
USERS = ["amy", "bob", "carla", "dmitri", "EXAMPLE\\eve", "", None]
ADDRESSES = ["10.0.0.5", "10.0.0.6", "203.0.113.9", "fe80::1", "", None]
OFFSETS = ["", "", "", "Z", "+02:00", "-05:30"]
ACTIONS = [
    {"event_id": 4698, "details": {"TaskName": "\\Backup"}},
    {"event_id": 4698, "details": {"TaskName": "", "Task": "\\Updater"}},
    {"event_id": "129", "details": {"Name": "\\Launch"}},
    {"event_id": 129},
    {"event_id": 7045, "details": {"ServiceName": "PSEXESVC"}},
    {"event_id": "7045", "details": {"Service": "agent"}},
    {"event_id": 7045, "details": None},
    {"event_id": 4732},
    {"event_id": 4720},
    {"event_id": 1102},
    {"event_id": 4688, "details": {"NewProcessName": "cmd.exe"}},
]


def everyday_list(rng, count):
    """Mostly alike, with copies, missing fields, offsets, and a few that stand apart."""
    sessions = [everyday_session(rng) for _ in range(count)]
    for index in rng.sample(range(count), count // 5):
        sessions[index] = dict(sessions[rng.randrange(count)])
    return sessions


def everyday_session(rng):
    start = FIRST_DAY + timedelta(days=rng.randrange(20), minutes=rng.choice([540, 545, 600, 840, rng.randrange(1440)]))
    seconds = rng.choice([0, 60, 3600, rng.randrange(36000), round(rng.uniform(0, 36000), 6)])
    offset = rng.choice(OFFSETS)
    session = {
        "user": rng.choice(USERS),
        "source_ip": rng.choice(ADDRESSES),
        "start_time": start.isoformat() + offset,
        "end_time": (start + timedelta(seconds=seconds)).isoformat() + offset,
        "events": everyday_events(rng),
    }
    for key in [key for key in session if rng.random() < 0.03]:
        session[key] = None
    return session


def everyday_events(rng):
    events = [{"event_id": rng.choice([4624, "4624", 1149])} for _ in range(rng.choice([1, 1, 1, 2]))]
    events += [{"event_id": 4634} for _ in range(rng.choice([0, 0, 1, rng.randrange(12)]))]
    if rng.random() < 0.15:
        events += [{"event_id": rng.choice([4625, "4625"])} for _ in range(rng.choice([1, 2, rng.randrange(80)]))]
    if rng.random() < 0.12:
        events += rng.choices(ACTIONS, k=rng.randrange(1, 6))
    return events


def tie_free_list(rng, count):
    """Durations with microseconds, so that no two distances are equal; one in twelve stands apart."""
    return [tie_free_session(rng, stands_apart=index % 12 == 5) for index in range(count)]


def tie_free_session(rng, stands_apart):
    start = FIRST_DAY + timedelta(days=rng.randrange(20), minutes=rng.randrange(480, 1080))
    seconds = round(rng.lognormvariate(7, 1.2) * (6 if stands_apart else 1), 6)
    failed = rng.randrange(5, 60) if stands_apart else rng.choice([0, 0, 1])
    extra = rng.choices(ACTIONS, k=3) if stands_apart else []
    return {
        "user": rng.choice(USERS[:5]),
        "source_ip": rng.choice(ADDRESSES[:4]),
        "start_time": start.isoformat(),
        "end_time": (start + timedelta(seconds=seconds)).isoformat(),
        "events": [{"event_id": 4624}] + [{"event_id": 4625}] * failed + extra,
    }


def copies_list(rng, count, kinds):
    """A few different sessions, each many times."""
    distinct = [everyday_session(rng) for _ in range(kinds)]
    return [dict(rng.choice(distinct)) for _ in range(count)]


def random_list(seed):
    """One list of 5 to 300 sessions: every third kind in turn."""
    rng = random.Random(seed)
    count = rng.randrange(5, 301)
    makers = [everyday_list, tie_free_list, lambda r, n: copies_list(r, n, max(3, n // 10))]
    return makers[seed % 3](rng, count)
