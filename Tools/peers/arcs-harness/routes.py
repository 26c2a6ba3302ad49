"""Drives routes on the graph of an instance: what they cost, what they break, and solution files of them.

Nothing of the matrices that peers were given is used: each way is found again by Dijkstra's algorithm.
"""
import heapq
import re


class Roads:
    """The graph of a problem, with cheapest ways from a node to another."""

    def __init__(self, problem):
        self.problem = problem
        self.out = [[] for _ in range(problem["nodes"])]
        for link in problem["links"]:
            if "forward" in link:
                self.out[link["tail"]].append((link["head"], link["forward"]))
            if "backward" in link:
                self.out[link["head"]].append((link["tail"], link["backward"]))

    def way(self, source, target):
        """The cost of the cheapest way. ValueError where there is none."""
        best, queue = {source: 0}, [(0, source)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == target:
                return cost
            if cost > best[node]:
                continue
            for head, price in self.out[node]:
                if cost + price < best.get(head, cost + price + 1):
                    best[head] = cost + price
                    heapq.heappush(queue, (cost + price, head))
        raise ValueError(f"no way from node {source} to node {target}")


def required(problem):
    """All services, as stops name them."""
    links = enumerate(problem["links"])
    keys = [("link", number, turn) for number, link in links if "service" in link for turn in range(link["service"].get("passes", 1))]
    return keys + [("required_node", number, 0) for number in range(len(problem.get("required_nodes", [])))]


def solution(problem, routes):
    """A solution file of routes (lists of stops), with costs and loads. ValueError where they are no solution."""
    roads, left, driven = Roads(problem), set(required(problem)), []
    for route in routes:
        driven.append(drive(problem, roads, route, left))
    if left:
        raise ValueError(f"{len(left)} services are left out, such as {min(left)}")
    if len(driven) > problem.get("vehicle_limit", len(driven)):
        raise ValueError(f"{len(driven)} routes")
    total = sum(route["cost"] for route in driven)
    goal = total if problem.get("goal", "total") == "total" else max(route["cost"] for route in driven)
    return {"format": "luwang-arcs-solution/1", "instance": problem.get("name", ""), "cost": total, "objective": goal, "routes": driven}


def drive(problem, roads, route, left):
    node, cost, load, taken, stops = problem["depot"], 0, 0, 0, []
    for stop in route:
        if "facility" in stop:
            entry = end = problem["facilities"][stop["facility"]]
            price, demand, load = problem.get("emptying_cost", 0), 0, 0
        else:
            entry, end, price, demand = service(problem, stop, left)
        cost += roads.way(node, entry) + price
        node, load, taken = end, load + demand, taken + demand
        if load > problem.get("capacity", load):
            raise ValueError(f"a load of {load}")
        stops.append(stop | {"cost": cost, "load": load})
    if problem.get("empties_before_end") and load > 0:
        raise ValueError("a vehicle is not emptied before its end")
    cost += roads.way(node, problem["depot"]) + (0 if problem.get("empties_before_end") else problem.get("emptying_cost", 0))
    if cost > problem.get("route_cost_limit", cost):
        raise ValueError(f"a route of cost {cost}")
    return {"cost": cost, "load": taken, "stops": stops}


def service(problem, stop, left):
    kind = "link" if "link" in stop else "required_node"
    key = (kind, stop[kind], stop.get("pass", 0))
    if key not in left:
        raise ValueError(f"{key} is served twice or need not be served")
    left.remove(key)
    if kind == "required_node":
        node = problem["required_nodes"][stop[kind]]
        return node["node"], node["node"], node.get("cost", 0), node.get("demand", 0)
    link, forward = problem["links"][stop["link"]], stop["mode"] == "forward"
    if stop["mode"] not in link["service"]:
        raise ValueError(f"link {stop['link']} is served in a closed direction")
    tail, head = (link["tail"], link["head"]) if forward else (link["head"], link["tail"])
    return tail, head, link["service"][stop["mode"]], link["service"].get("demand", 0)


def of_services(problem, text, first_node):
    """Routes of lines with `(S number,from,to)` for each service, as HGS-CARP writes them; `None` where there are none.

    A service is told by its ends, and by its number where several have the same.
    """
    keys = required(problem)
    numbered = dict(enumerate(sorted(keys, key=lambda key: key[0] == "link"), 1))  # nodes before links
    left, routes = set(keys), []
    for line in text.splitlines():
        found = re.findall(r"\(S\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*\)", line)
        route = [matching(problem, left, numbered.get(int(number)), int(a) - first_node, int(b) - first_node) for number, a, b in found]
        routes += [route] if route else []
    return routes or None


def matching(problem, left, likely, a, b):
    """The service from one node to another that is not done yet."""
    for key in [likely, *sorted(left)]:
        if key not in left:
            continue
        kind, number, turn = key
        if kind == "required_node":
            if a == b == problem["required_nodes"][number]["node"]:
                left.remove(key)
                return {"required_node": number}
            continue
        link = problem["links"][number]
        for tail, head, mode in ((link["tail"], link["head"], "forward"), (link["head"], link["tail"], "backward")):
            if (tail, head) == (a, b) and mode in link["service"]:
                left.remove(key)
                return {"link": number, "mode": mode} | ({"pass": turn} if turn else {})
    raise ValueError(f"no service from {a} to {b} is left to be done")
