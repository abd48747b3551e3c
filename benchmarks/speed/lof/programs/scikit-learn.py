"""LocalOutlierFactor of rows in a file of float64: FILE COLUMNS K CALLS ALGORITHM [ANSWER]; prints CPU and memory."""
import json
import resource
import sys
import time
import warnings

import numpy
import sklearn
from sklearn.neighbors import LocalOutlierFactor

warnings.simplefilter("ignore")
path, columns, k, calls, algorithm = sys.argv[1:6]
rows = numpy.fromfile(path).reshape(-1, int(columns))
seconds = []
for _ in range(int(calls)):
    start = time.process_time()
    model = LocalOutlierFactor(n_neighbors=int(k), algorithm=algorithm)
    model.fit_predict(rows)
    seconds.append(time.process_time() - start)
usage = resource.getrusage(resource.RUSAGE_SELF)
if len(sys.argv) > 6:
    (-model.negative_outlier_factor_).tofile(sys.argv[6])
print(json.dumps({
    "cpuSeconds": seconds,
    "processCpuSeconds": usage.ru_utime + usage.ru_stime,
    "peakRssBytes": usage.ru_maxrss * 1024,
    "version": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}",
}))
