"""Reads arc-routing instances into the keys of our own JSON (Docs/FileFormats.md), apart from Luwang's readers.

Nodes are counted from 0, links in the order of the file; `first_node` is what the file calls node 0, `type` is what HGS-CARP
calls its dialect.
"""
import json
import pathlib
import re


def read(path):
    """The problem of a file: of any dialect that Luwang reads. ValueError for others."""
    text = pathlib.Path(path).read_text(encoding="latin-1").replace("\x1a", "")
    if text.lstrip().startswith("{"):
        return json.loads(text) | {"first_node": 0}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = lines[0].split(":")[0].strip()
    if first == "NOMBRE":
        capacitated = any(line.startswith("CAPACIDAD") for line in lines)
        return carplib(lines) if capacitated else windy(lines)
    if first == "NAME":
        return mixed(lines)
    if first == "Name":
        return with_turns(lines) if any(line.startswith("#Nb-Turns") for line in lines) else general(lines)
    if lines[0].startswith("Name="):
        return periodic(lines)
    raise ValueError("an unknown dialect")


def fields(lines):
    pairs = (line.split(":", 1) for line in lines if ":" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def numbers(line):
    return [int(word) for word in re.findall(r"-?\d+", line)]


def link(tail, head, forward, backward, service=None):
    kept = {"tail": tail, "head": head, "forward": forward, "backward": backward, "service": service}
    return {key: value for key, value in kept.items() if value is not None}


def service(forward, backward, demand):
    return {key: value for key, value in (("forward", forward), ("backward", backward), ("demand", demand)) if value is not None}


def lists(lines):
    """The lines in brackets, each with the list that it is in."""
    section = ""
    for line in lines:
        if line.startswith("("):
            yield section, numbers(line)
        elif line.startswith("LIST"):
            section = line.split(":")[0].strip()


def renumbered(problem, depot, sites=()):
    """Counts nodes from 0: the files count them from 1, or from 0 where the depot or a link says so."""
    ends = [end for one in problem["links"] for end in (one["tail"], one["head"])]
    first = 0 if min([depot, *ends]) == 0 else 1
    for one in problem["links"]:
        one["tail"], one["head"] = one["tail"] - first, one["head"] - first
    return problem | {"first_node": first, "depot": depot - first, "facilities": [site - first for site in sites]}


def carplib(lines):
    head, links = fields(lines), []
    for section, (tail, end, cost, *demand) in lists(lines):
        served = service(cost, cost, demand[0]) if section == "LISTA_ARISTAS_REQ" else None
        links.append(link(tail, end, cost, cost, served))
    problem = {"type": 30, "name": head["NOMBRE"], "nodes": int(head["VERTICES"]), "capacity": int(head["CAPACIDAD"]), "links": links}
    return renumbered(problem, int(head["DEPOSITO"]))


def mixed(lines):
    head, links = fields(lines), []
    for section, row in lists(lines):
        is_edge = section.endswith("EDGES")
        if section.startswith("LIST_NOREQ"):
            tail, end, cost = row
            links.append(link(tail, end, cost, cost if is_edge else None))
        else:
            tail, end, work, cost, demand = row
            links.append(link(tail, end, cost, cost if is_edge else None, service(work, work if is_edge else None, demand)))
    problem = {"type": 36, "name": head["NAME"], "nodes": int(head["NODES"]), "capacity": int(head["CAPACITY"]), "links": links,
               "emptying_cost": int(head.get("DUMPING_COST", 0))}
    if "MAX_TRIP" in head:
        problem["route_cost_limit"] = int(head["MAX_TRIP"])
    sites = numbers(head.get("DUMPING_SITES", ""))
    return renumbered(problem | {"empties_before_end": bool(sites)}, int(head["DEPOT"]), sites)


def general(lines):
    head, links, nodes, section = fields(lines), [], [], ""
    counts = {"ReN.": 2, "ReE.": 5, "EDGE": 3, "ReA.": 5, "ARC": 3}
    for line in lines:
        words = line.split()
        row = [int(word) for word in words[1:] if re.fullmatch(r"-?\d+", word)]
        if words[0] in counts:
            section = words[0]
        elif section and len(row) == counts[section]:
            if section == "ReN.":
                nodes.append({"node": int(words[0][1:]), "cost": 0, "demand": row[0]})
                continue
            tail, end, cost = row[:3]
            back = cost if section in ("ReE.", "EDGE") else None
            links.append(link(tail, end, cost, back, service(cost, back, row[3]) if len(row) == 5 else None))
    problem = {"type": 31, "name": head["Name"], "nodes": int(head["#Nodes"]), "capacity": int(head["Capacity"]), "links": links}
    limit = int(head.get("#Vehicles", -1))
    problem |= {"vehicle_limit": limit} if limit >= 0 else {}
    for node in nodes:
        node["node"] -= 1
    depot = int(head.get("Depot Node", head.get("Depot", 1)))
    made = renumbered(problem, depot)
    if made["first_node"] != 1:
        raise ValueError("a general instance counts its nodes from 1")
    return made | {"required_nodes": nodes}


def with_turns(lines):
    """A turn that is not listed is forbidden; links cost as much to serve as to drive."""
    head, links, nodes, turns, section = fields(lines), [], [], [], ""
    for line in lines:
        row = [int(word) for word in line.split()[:5] if re.fullmatch(r"-?\d+", word)]
        if line.startswith("--"):
            section = line.strip("-")
        elif not re.match(r"\d", line):
            continue
        elif section == "NODES":
            nodes += [{"node": row[0] - 1, "cost": 0, "demand": row[1]}] if row[2] else []
        elif section == "TURNS":
            turns.append([row[0] - 1, row[1] - 1, row[2] - 1, row[3]])
        else:
            tail, end, demand, need, cost = row
            back = cost if section == "EDGES" else None
            links.append(link(tail, end, cost, back, service(cost, back, demand) if need else None))
    problem = {"type": 34, "name": head["Name"], "nodes": int(head["#Nodes"]), "capacity": int(head["Capacity"]), "links": links,
               "turns": turns, "required_nodes": nodes}
    limit = int(head["#Vehicles"])
    return renumbered(problem | ({"vehicle_limit": limit} if limit >= 0 else {}), int(head["Depot"]))


def periodic(lines):
    """Arcs with their opposites are edges, each to be served as often as `freq` says, on any days."""
    head = dict(re.findall(r"^(\w+)\s*=\s*(\S+)", "\n".join(line for line in lines if not line.startswith("arc")), re.MULTILINE))
    links = []
    for line in lines:
        row = {key: int(value) for key, value in re.findall(r"(\w+)\s*=\s*(\d+)", line)}
        if not line.startswith("arc") or row["inv"] <= row["arc"]:
            continue
        served = service(row["Col"], row["Col"], row["Qty"]) | {"passes": row["freq"]} if row["Qty"] else None
        links.append(link(row["From"], row["to"], row["Trav"], row["Trav"], served))
    problem = {"type": 32, "name": head["Name"], "nodes": int(head["nbnodes"]), "capacity": int(head["capacity"]), "links": links}
    return renumbered(problem, int(head["Depot"]))


def windy(lines):
    """One rural postman; the depot is an end of the first required edge, which every tour passes."""
    head, links, rows = fields(lines), [], list(lists(lines))
    closed = 99_999_999 if max(cost for _, row in rows for cost in row[2:]) > 9_999 else 9_999
    for section, (tail, end, *costs) in rows:
        forward, backward = (None if cost == closed else cost for cost in costs)
        links.append(link(tail, end, forward, backward, service(forward, backward, 0) if section == "LISTA_ARISTAS_REQ" else None))
    depot = next(one["tail"] for one in links if "service" in one)
    problem = {"type": 35, "name": head["NOMBRE"], "nodes": int(head["VERTICES"]), "links": links, "vehicle_limit": 1}
    return renumbered(problem, depot)
