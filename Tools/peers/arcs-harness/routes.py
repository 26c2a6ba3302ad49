"""Drives routes on the graph of an instance: what they cost, what they break, and solution files of them.

Nothing of the matrices that peers were given is used: each way is found again by Dijkstra's algorithm.
"""
import heapq
import re


class Roads:
    """The graph of a problem. A vehicle stands at a node after another, or at rest; without prices of turns it is always at rest."""

    def __init__(self, problem):
        self.has_turns = "turns" in problem
        self.turns = {tuple(turn[:3]): turn[3] for turn in problem.get("turns", [])}
        self.out = [[] for _ in range(problem["nodes"])]
        for link in problem["links"]:
            if "forward" in link:
                self.out[link["tail"]].append((link["head"], link["forward"]))
            if "backward" in link:
                self.out[link["head"]].append((link["tail"], link["backward"]))

    def turn(self, stand, head):
        """The price of turning to a neighbour, `None` where that is forbidden."""
        node, before = stand
        return 0 if before is None else self.turns.get((before, node, head))

    def reached(self, stands, target):
        """All ways to stand at a node, with their cheapest costs, from stands that have costs already. ValueError where there is none."""
        best, found = dict(stands), {}
        queue = [(cost, *stand[:1], -1 if stand[1] is None else stand[1]) for stand, cost in stands.items()]
        heapq.heapify(queue)
        while queue and not (found and not self.has_turns):
            cost, node, before = heapq.heappop(queue)
            stand = node, None if before < 0 else before
            if cost > best[stand]:
                continue
            if node == target:
                found[stand] = cost
            for head, price in self.out[node]:
                turn = self.turn(stand, head)
                if turn is None:
                    continue
                there, total = (head, node if self.has_turns else None), cost + turn + price
                if total < best.get(there, total + 1):
                    best[there] = total
                    heapq.heappush(queue, (total, head, node if self.has_turns else -1))
        if not found:
            raise ValueError(f"no way to node {target}")
        return found

    def served(self, stands, head):
        """The cheapest cost of turning from stands into a link that is served to a node."""
        costs = [cost + turn for stand, cost in stands.items() if (turn := self.turn(stand, head)) is not None]
        if not costs:
            raise ValueError(f"no turn to node {head} is allowed")
        return min(costs)


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
    """A route of a solution file. The vehicle may stand at a node in several ways until it is known which comes out cheapest."""
    depot, load, taken, stops = problem["depot"], 0, 0, []
    stands = {(depot, None): 0}
    for stop in route:
        if "facility" in stop:
            site = problem["facilities"][stop["facility"]]
            stands = {(site, None): min(roads.reached(stands, site).values()) + problem.get("emptying_cost", 0)}
            demand, load = 0, 0
        else:
            entry, end, price, demand = service(problem, stop, left)
            stands = roads.reached(stands, entry)
            if "link" in stop:
                stands = {(end, entry if roads.has_turns else None): roads.served(stands, end) + price}
            else:
                stands = {stand: cost + price for stand, cost in stands.items()}
        load, taken = load + demand, taken + demand
        if load > problem.get("capacity", load):
            raise ValueError(f"a load of {load}")
        stops.append(stop | {"cost": min(stands.values()), "load": load})
    if problem.get("empties_before_end") and load > 0:
        raise ValueError("a vehicle is not emptied before its end")
    cost = min(roads.reached(stands, depot).values()) + (0 if problem.get("empties_before_end") else problem.get("emptying_cost", 0))
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
