"""The original tool's rule as docs/scoring.md tells it, on scikit-learn's LocalOutlierFactor: the oracle of `classic`."""

from datetime import datetime, timezone

import numpy as np
from sklearn.neighbors import LocalOutlierFactor

LEAST_SESSIONS = 5
MOST_NEIGHBORS = 3
LEAST_Z = 1.5
# One unit in the last place is 2.2e-16 relative; sums of twelve squares in another order differ by a few of them.
SAME_DISTANCE = 16 * np.finfo(float).eps
SAME_VALUE = 1e-12

# In the features' order; None: the feature has no phrase.
FEATURES = [
    ("duration", "Unusual session duration"),
    ("failed_logons", "Failed login anomaly"),
    ("successful_logons", None),
    ("unique_tasks", "Unusual scheduled task activity"),
    ("unique_services", "Service installation behavior"),
    ("admin_added", "Privilege escalation activity"),
    ("user_created", "User account creation"),
    ("logs_cleared", "Anti-forensics behavior"),
    ("total_events", "High session activity volume"),
    ("off_hours", "Off-hours access pattern"),
    ("ip_present", None),
    ("user_present", None),
]
NO_PHRASE = "Statistically anomalous session behavior"


def moment(text):
    """The moment as written; zoneless is UTC, what is no ISO 8601 is missing."""
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=timezone.utc)


def first_name(details, keys, unknown):
    return next((details[key] for key in keys if details.get(key)), unknown)


def feature_row(session):
    events = session.get("events") or []
    ids = [str(event["event_id"]) for event in events]
    start, end = moment(session.get("start_time")), moment(session.get("end_time"))

    def names(wanted, keys, unknown):
        chosen = [event for event, event_id in zip(events, ids) if event_id in wanted]
        return len({first_name(event.get("details") or {}, keys, unknown) for event in chosen})

    return [
        (end - start).total_seconds() if start and end else 0.0,
        ids.count("4625"),
        ids.count("4624") + ids.count("1149"),
        names({"4698", "129"}, ["TaskName", "Task", "Name"], "UnknownTask"),
        names({"7045"}, ["ServiceName", "Service"], "UnknownService"),
        ids.count("4732"),
        ids.count("4720"),
        ids.count("1102"),
        len(ids),
        1 if start and (start.hour < 7 or start.hour > 21) else 0,
        1 if session.get("source_ip") else 0,
        1 if session.get("user") else 0,
    ]


def outlier_factors(rows, neighbor_count, algorithm="kd_tree"):
    """scikit-learn's negative outlier factors. `brute` is no oracle: its distances are off by up to 2e-8 relative."""
    model = LocalOutlierFactor(n_neighbors=neighbor_count, contamination="auto", algorithm=algorithm)
    return model.fit_predict(rows) == -1, model.negative_outlier_factor_


def z_scores(rows):
    return (rows - rows.mean(axis=0)) / (rows.std(axis=0) + 1e-9)


def explanation(z_row):
    phrases = [phrase for (_, phrase), z in zip(FEATURES, z_row) if phrase and abs(z) >= LEAST_Z]
    return " | ".join(phrases) or NO_PHRASE


def finding(session, position, score, z_row):
    return {
        "session_id": position,
        "user": session.get("user"),
        "ip": session.get("source_ip"),
        "start": session.get("start_time"),
        "end": session.get("end_time"),
        "severity": "High",
        "rule": "Statistical Session Anomaly (ML)",
        "description": f"Session deviates from peer sessions based on statistical comparison (score={score:.4f})",
        "explanation": explanation(z_row),
    }


def ask(sessions):
    """Findings, factor of each row, and whether the factor of each row is free of the order in which ties are taken."""
    if len(sessions) < LEAST_SESSIONS:
        return {"findings": [], "rows": []}
    rows = np.array([feature_row(session) for session in sessions], dtype=float)
    neighbor_count = min(MOST_NEIGHBORS, len(sessions) - 1)
    flagged, factors = outlier_factors(rows, neighbor_count)
    z = z_scores(rows)
    findings = [finding(sessions[i], i + 1, factors[i], z[i]) for i in range(len(sessions)) if flagged[i]]
    independent = tie_independent(rows, neighbor_count)
    return {
        "findings": findings,
        "rows": [
            {"negativeOutlierFactor": factor, "tieIndependent": free}
            for factor, free in zip(factors.tolist(), independent)
        ],
    }


def tie_independent(rows, k):
    """
    A row's factor cannot depend on tie order if no tie straddles rank k at the row nor at a neighbor it uses, or if all
    members of the tied shell give the same reachability (for a density) and have the same density (for a factor).
    """
    distances = np.sqrt(((rows[:, None, :] - rows[None, :, :]) ** 2).sum(axis=2))
    np.fill_diagonal(distances, np.inf)
    k_distance = np.sort(distances, axis=1)[:, k - 1]
    nearer = [np.flatnonzero(d < kd * (1 - SAME_DISTANCE)) for d, kd in zip(distances, k_distance)]
    shells = [np.flatnonzero(abs(d - kd) <= kd * SAME_DISTANCE) for d, kd in zip(distances, k_distance)]
    straddles = [len(inner) + len(shell) > k for inner, shell in zip(nearer, shells)]
    reach = np.maximum(distances, k_distance[None, :])
    density_free = [
        not straddles[i] or all_same(reach[i, shells[i]]) for i in range(len(rows))
    ]
    density = [
        1 / (np.append(reach[i, nearer[i]], np.repeat(reach[i, shells[i][0]], k - len(nearer[i]))).mean() + 1e-10)
        if straddles[i]
        else 1 / (reach[i, np.append(nearer[i], shells[i])].mean() + 1e-10)
        for i in range(len(rows))
    ]
    return [
        bool(
            density_free[i]
            and all(density_free[j] for j in np.append(nearer[i], shells[i]))
            and (not straddles[i] or all_same(np.array(density)[shells[i]]))
        )
        for i in range(len(rows))
    ]


def all_same(values):
    return np.ptp(values) <= SAME_VALUE * np.max(np.abs(values))
