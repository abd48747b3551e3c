"""Rivals on the graft benchmark's trials: node write-trials.ts ROWS.csv | python rivals.py

Each gets the raw features, and the same transform as profile stray (log2(1 + x), then / standard deviation).
Needs scikit-learn and pyod: python -m venv benchmarks/rivals/venv && benchmarks/rivals/venv/bin/pip install scikit-learn pyod
"""

import json
import sys
import warnings

import numpy as np
import pyod
import sklearn
from pyod.models.ecod import ECOD
from sklearn.ensemble import IsolationForest
from sklearn.metrics import average_precision_score
from sklearn.neighbors import LocalOutlierFactor

SECONDS_AND_COUNTS = 9


def scaled(raw):
    logs = raw.copy()
    logs[:, :SECONDS_AND_COUNTS] = np.log2(1 + np.maximum(0, raw[:, :SECONDS_AND_COUNTS]))
    deviations = logs.std(axis=0)
    return logs[:, deviations > 1e-9] / deviations[deviations > 1e-9]


def lof(k):
    return lambda rows: -LocalOutlierFactor(n_neighbors=k).fit(rows).negative_outlier_factor_


RIVALS = {
    "LocalOutlierFactor k=20 (default)": lof(20),
    "LocalOutlierFactor k=3": lof(3),
    "IsolationForest (default)": lambda rows: -IsolationForest(random_state=0).fit(rows).score_samples(rows),
    "ECOD (default)": lambda rows: ECOD().fit(rows).decision_scores_,
}


def main():
    warnings.simplefilter("ignore")
    precisions = {}
    for line in sys.stdin:
        trial = json.loads(line)
        raw = np.array(trial["rows"], dtype=float)
        for shape, rows in (("raw", raw), ("scaled", scaled(raw))):
            for name, score in RIVALS.items():
                key = (f"{name}, {shape}", trial["variant"])
                precisions.setdefault(key, []).append(average_precision_score(trial["isAttack"], score(rows)))
    variants = ["orig", "bal", "noclear"]
    print(f"scikit-learn {sklearn.__version__}, PyOD {pyod.__version__}")
    print("| average precision | " + " | ".join(variants) + " |\n|" + " --- |" * (len(variants) + 1))
    for name in dict.fromkeys(name for name, _ in precisions):
        cells = []
        for variant in variants:
            values = np.array(precisions[(name, variant)])
            cells.append(f"{values.mean():.3f} ± {values.std() / np.sqrt(len(values)):.3f}")
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
