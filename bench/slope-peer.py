# The peer of bench/slope.ts: gdaldem (Horn) → gdal_rasterize of the parcels' numbers → numpy count of classes per parcel.
#   python3 bench/slope-peer.py FOLDER
# Prints JSON: seconds of each step, the largest resident memory of any step in MB; counts.i64 holds parcels × 5 counts.
import json, resource, subprocess, sys, time
import numpy as np

folder = sys.argv[1]
width, height, west, north, cell, parcels = (float(v) for v in sys.argv[2:8])
width, height, parcels = int(width), int(height), int(parcels)
seconds = {}


def step(name, work):
    started = time.monotonic()
    answer = work()
    seconds[name] = time.monotonic() - started
    return answer


run = lambda *args: subprocess.run(args, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
step("gdaldem", lambda: run("gdaldem", "slope", f"{folder}/dem.tif", f"{folder}/slope.bil", "-of", "ENVI", "-q"))
extent = [str(v) for v in (west, north - height * cell, west + width * cell, north)]
step(
    "gdal_rasterize",
    lambda: run(
        "gdal_rasterize", "-q", "-a", "id", "-ot", "Int32", "-of", "ENVI", "-te", *extent,
        "-ts", str(width), str(height), f"{folder}/parcels.fgb", f"{folder}/ids.bil",
    ),
)


def count():
    slope = np.fromfile(f"{folder}/slope.bil", dtype=np.float32)
    ids = np.fromfile(f"{folder}/ids.bil", dtype=np.int32)
    # Upper ends belong to the class; the same 1e-4° beside a bound as ours.
    classes = np.digitize(slope, np.array([2, 6, 15, 25]) + 1e-4, right=True)
    known = (slope != -9999) & (ids > 0)
    counts = np.bincount(ids[known] * 5 + classes[known], minlength=(parcels + 1) * 5)
    counts[5:].astype(np.int64).tofile(f"{folder}/counts.i64")


step("numpy", count)
largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
print(json.dumps({"seconds": seconds, "memoryMb": largest}))
