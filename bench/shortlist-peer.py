# The peer of bench/shortlist.ts: native HiGHS through scipy.optimize.milp, relative gap 0.
#   /usr/bin/python3 bench/shortlist-peer.py PROBLEMS.json SECONDS
# Prints a line of JSON a problem: status (0 optimal, 1 limit, 2 infeasible), the places of the chosen, seconds of the call alone.
import json, sys, time
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

limit = float(sys.argv[2])


def solve(p):
    items = p["items"]
    n = len(items)
    benefit, cost, mu = (np.array([i[k] for i in items], float) for k in ("benefit", "costWan", "mu"))
    rows, lo, hi = [], [], []
    if "budgetWan" in p:
        rows.append(cost), lo.append(-np.inf), hi.append(p["budgetWan"])
    if "targetMu" in p:
        rows.append(mu), lo.append(p["targetMu"]), hi.append(np.inf)
    for q in p.get("quotas", []):
        inside = [i.get("group") == q["group"] or q["group"] in i.get("groups", []) for i in items]
        rows.append(mu * np.array(inside)), lo.append(q.get("minMu", -np.inf)), hi.append(q.get("maxMu", np.inf))
    lower, upper = np.zeros(n), np.ones(n)
    at = {i["id"]: j for j, i in enumerate(items)}
    for j in p.get("lockIn", []):
        lower[at[j]] = 1
    for j in p.get("lockOut", []):
        upper[at[j]] = 0
    limits = [LinearConstraint(csr_matrix(np.array(rows)), lo, hi)] if rows else []
    started = time.monotonic()
    r = milp(
        -benefit if p["objective"] == "max-benefit" else cost,
        constraints=limits,
        bounds=Bounds(lower, upper),
        integrality=np.ones(n),
        options={"mip_rel_gap": 0, "time_limit": limit},
    )
    seconds = time.monotonic() - started
    chosen = None if r.x is None else [int(j) for j in np.flatnonzero(np.round(r.x) > 0.5)]
    return {"status": int(r.status), "chosen": chosen, "seconds": seconds}


for problem in json.load(open(sys.argv[1])):
    print(json.dumps(solve(problem)), flush=True)
