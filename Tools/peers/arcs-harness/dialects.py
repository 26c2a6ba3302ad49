"""Writes problems of our own JSON in the dialects that other arc-routing programs read. Nodes are counted from 1.

CARPLIB and MCGRP files know one price of an edge, that of driving; routes of them are driven again with the prices of the problem.
"""
import math


def dialect(problem):
    """`carp`, `mcarp` or, where other programs have no word for it, `None`."""
    known = {"name", "format", "nodes", "depot", "capacity", "links", "vehicle_hint", "emptying_cost", "first_node", "type",
             "required_nodes", "facilities", "goal", "empties_before_end"}
    unknown = [key for key, value in problem.items() if key not in known and value]
    links = problem["links"]
    if unknown or problem.get("facilities") or problem.get("required_nodes") or problem.get("goal", "total") != "total":
        return None
    if "capacity" not in problem or any(link.get("service", {}).get("passes", 1) != 1 for link in links):
        return None
    both = [link for link in links if "forward" in link and "backward" in link]
    if any(link["forward"] != link["backward"] for link in both):
        return None
    served = [link["service"] for link in both if "service" in link]
    if any(service.get("forward") != service.get("backward") for service in served):
        return None
    return "carp" if len(both) == len(links) and not problem.get("emptying_cost") else "mcarp"


def fleet(problem):
    total = sum(link["service"].get("demand", 0) for link in problem["links"] if "service" in link)
    return problem.get("vehicle_hint") or math.ceil(1.1 * total / problem["capacity"]) + 1


def ends(link):
    """As a link is driven: an arc that is closed forward is written the other way."""
    return (link["tail"] + 1, link["head"] + 1) if "forward" in link else (link["head"] + 1, link["tail"] + 1)


def price(link):
    return link.get("forward", link.get("backward"))


def carp(problem):
    served = [link for link in problem["links"] if "service" in link]
    idle = [link for link in problem["links"] if "service" not in link]
    yield f" NOMBRE : {problem.get('name', '')}"
    yield " COMENTARIO : 0"
    yield f" VERTICES : {problem['nodes']}"
    yield f" ARISTAS_REQ : {len(served)}"
    yield f" ARISTAS_NOREQ : {len(idle)}"
    yield f" VEHICULOS : {fleet(problem)}"
    yield f" CAPACIDAD : {problem['capacity']}"
    yield " TIPO_COSTES_ARISTAS : EXPLICITOS"
    yield f" COSTE_TOTAL_REQ : {sum(map(price, served))}"
    yield " LISTA_ARISTAS_REQ :"
    for link in served:
        yield " ( {}, {})   coste {}   demanda {}".format(*ends(link), price(link), link["service"].get("demand", 0))
    if idle:
        yield " LISTA_ARISTAS_NOREQ :"
    for link in idle:
        yield " ( {}, {})   coste {}".format(*ends(link), price(link))
    yield f" DEPOSITO :   {problem['depot'] + 1}"


def mcarp(problem):
    lists = {(kind, need): [] for kind in ("EDGES", "ARCS") for need in ("REQ", "NOREQ")}
    for link in problem["links"]:
        kind = "EDGES" if "forward" in link and "backward" in link else "ARCS"
        lists[kind, "REQ" if "service" in link else "NOREQ"].append(link)
    yield f"NAME : {problem.get('name', '')}"
    yield "UPPER_BOUND : 0"
    yield f"NODES : {problem['nodes']}"
    for (kind, need), links in lists.items():
        yield f"{need}_{kind} : {len(links)}"
    yield f"VEHICLES : {fleet(problem)}"
    yield f"CAPACITY : {problem['capacity']}"
    yield f"DUMPING_COST : {problem.get('emptying_cost', 0)}"
    for (kind, need), links in lists.items():
        if links:
            yield f"LIST_{need}_{kind} :"
        for link in links:
            if need == "NOREQ":
                yield "( {}, {})   cost {}".format(*ends(link), price(link))
            else:
                work, demand = price(link["service"]), link["service"].get("demand", 0)
                yield "( {}, {})   serv_cost {}   trav_cost {}   demand {}".format(*ends(link), work, price(link), demand)
    yield f"DEPOT : {problem['depot'] + 1}"


def general(problem):
    """The dialect of MCGRP, where serving a link costs what driving it does."""
    lists = {(kind, need): [] for kind in ("EDGE", "ARC") for need in ("Re", "Nr")}
    for link in problem["links"]:
        kind = "EDGE" if "forward" in link and "backward" in link else "ARC"
        lists[kind, "Re" if "service" in link else "Nr"].append(link)
    counts = {key: len(links) for key, links in lists.items()}
    head = {"Name:": problem.get("name", "").replace(" ", "-") or "-", "Optimal value:": -1, "#Vehicles:": fleet(problem) + 1,
            "Capacity:": problem["capacity"], "Depot Node:": problem["depot"] + 1, "#Nodes:": problem["nodes"],
            "#Edges:": counts["EDGE", "Re"] + counts["EDGE", "Nr"], "#Arcs:": counts["ARC", "Re"] + counts["ARC", "Nr"],
            "#Required N:": 0, "#Required E:": counts["EDGE", "Re"], "#Required A:": counts["ARC", "Re"]}
    yield from (f"{name}\t{value}" for name, value in head.items())
    yield from ("", "ReN.\tDEMAND\tS. COST")
    for kind, letter in (("EDGE", "E"), ("ARC", "A")):
        yield from ("", f"Re{letter}.\tFROM N.\tTO N.\tT. COST\tDEMAND\tS. COST")
        for number, link in enumerate(lists[kind, "Re"], 1):
            row = [f"{letter}{number}", *ends(link), price(link), link["service"].get("demand", 0), price(link)]
            yield "\t".join(map(str, row))
        yield from ("", f"{kind}\tFROM N.\tTO N.\tT. COST")
        for number, link in enumerate(lists[kind, "Nr"], 1):
            yield "\t".join(map(str, [f"Nr{letter}{number}", *ends(link), price(link)]))


def write(problem, lines, path):
    path.write_text("\n".join(lines(problem)) + "\n", encoding="utf-8")
    return path


def constant(problem):
    """What serving costs above driving, which the forms of CARPLIB and MCGRP leave out."""
    return sum(price(link["service"]) - price(link) for link in problem["links"] if "service" in link)
