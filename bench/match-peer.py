"""The peer of bench/match.ts: the same problem as a MIP in scipy (native HiGHS), gap 0. Reads a problem, prints one line of JSON."""

import json
import sys
import time

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_matrix


def quarter(text):
    return int(text[:4]) * 4 + int(text[-1])


def solve(problem, seconds):
    projects, sites = problem["projects"], problem["sites"]
    worth, of_project, of_site, mu = [], [], [], []
    for i, p in enumerate(projects):
        for j, s in enumerate(sites):
            start = max(quarter(p["from"]), quarter(s["available"]))
            if p.get("zones") and s["zone"] not in p["zones"]:
                continue
            if p["mu"] > s["mu"] or (p.get("by") and start > quarter(p["by"])):
                continue
            value = p["value"] - p.get("delayLoss", 0) * (start - quarter(p["from"]))
            if value <= 0:
                continue
            worth.append(value)
            of_project.append(i)
            of_site.append(j)
            mu.append(1 if problem.get("exclusive") else p["mu"])
    n = len(worth)
    rows = np.concatenate([of_project, len(projects) + np.array(of_site, int)])
    columns = np.concatenate([np.arange(n), np.arange(n)])
    values = np.concatenate([np.ones(n), mu])
    room = [1 if problem.get("exclusive") else s["mu"] for s in sites]
    matrix = coo_matrix((values, (rows, columns)), shape=(len(projects) + len(sites), n)).tocsr()
    limits = LinearConstraint(matrix, -np.inf, np.concatenate([np.ones(len(projects)), room]))
    begin = time.perf_counter()
    answer = milp(
        -np.array(worth),
        constraints=limits,
        bounds=Bounds(0, 1),
        integrality=np.ones(n),
        options={"mip_rel_gap": 0, "time_limit": seconds},
    )
    return {
        "status": int(answer.status),
        "objective": None if answer.fun is None else -answer.fun,
        "bound": None if answer.mip_dual_bound is None else -answer.mip_dual_bound,
        "seconds": time.perf_counter() - begin,
        "columns": n,
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(solve(json.load(file), float(sys.argv[2]))))
