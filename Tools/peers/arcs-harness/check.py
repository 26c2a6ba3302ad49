#!/usr/bin/env python3
"""Holds prices of the node-routing form against routes that are driven on the graph, on random problems: `check.py [COUNT]`.

For a random sequence of services the cheapest choice of directions by the matrices must cost what driving it does. Needs the
Python that Tools/peers/arcs has made. Exits with 1 where a price differs.
"""
import random
import sys

import routes
from node_routing import NO_WAY, NodeRouting


def made_up(chance):
    """A small problem: loops, parallel links, one-way streets, passes, required nodes, facilities, prices of turns."""
    count, links = chance.randint(2, 7), []
    for _ in range(chance.randint(count, 2 * count + 2)):
        link = {"tail": chance.randrange(count), "head": chance.randrange(count), "forward": chance.randint(0, 9)}
        if chance.random() < 0.6:
            link["backward"] = chance.randint(0, 9)
        if chance.random() < 0.5:
            modes = ["forward"] + (["backward"] if "backward" in link and chance.random() < 0.8 else [])
            link["service"] = {mode: chance.randint(0, 20) for mode in modes} | {"demand": 1, "passes": chance.choice([1, 1, 1, 2])}
        links.append(link)
    nodes = [{"node": node, "cost": chance.randint(0, 3), "demand": 1} for node in range(count) if chance.random() < 0.3]
    problem = {"nodes": count, "depot": chance.randrange(count), "links": links, "required_nodes": nodes}
    problem["emptying_cost"] = chance.choice([0, 5])
    if chance.random() < 0.5:
        problem |= {"facilities": chance.sample(range(count), min(2, count)), "empties_before_end": chance.random() < 0.7}
    if chance.random() < 0.6:
        ends = {(link["tail"], link["head"]) for link in links} | {(link["head"], link["tail"]) for link in links if "backward" in link}
        problem["turns"] = [[a, b, d, chance.randint(0, 6)] for a, b in ends for c, d in ends if b == c and chance.random() < 0.8]
    return problem


def priced(routing, sequence):
    """The cheapest way through groups and facilities: its cost and stops, `None` where there is none."""
    emptying, layer = routing.problem["emptying_cost"], {routing.start: (0, [])}
    for step in sequence:
        reached = {}
        for place, (cost, stops) in layer.items():
            if isinstance(step, tuple):
                come, leave = routing.sites[step[1]]
                choices = [(routing.way(place, come) + emptying, leave, {"facility": step[1]})]
            else:
                prices = routing.to_visits([place])[0]
                choices = [(int(prices[visit]), routing.visits[visit].exit, routing.visits[visit].stop) for visit in routing.groups[step]]
            for price, end, stop in choices:
                if cost + price < min(NO_WAY, reached.get(end, (NO_WAY,))[0]):
                    reached[end] = cost + price, [*stops, stop]
        layer = reached
    ended = []
    for place, (cost, stops) in layer.items():
        price, site = routing.ending(place)
        ended.append((cost + price, stops if site is None else [*stops, {"facility": site}]))
    return min((end for end in ended if end[0] < NO_WAY), key=lambda end: end[0], default=None)


def main():
    compared, wrong = 0, 0
    for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 500):
        chance = random.Random(seed)
        problem = made_up(chance)
        if not routes.required(problem):
            continue
        routing = NodeRouting(problem)
        sequence = chance.sample(range(len(routing.demands)), chance.randint(1, len(routing.demands)))
        if routing.sites:
            sequence.insert(chance.randrange(len(sequence)), ("facility", 0))
        best = priced(routing, sequence)
        if best is None:
            continue
        driven = routes.drive(problem, routes.Roads(problem), best[1], set(routes.required(problem)))["cost"]
        compared += 1
        if driven != best[0]:
            wrong += 1
            print(f"seed {seed}: priced {best[0]}, driven {driven}: {best[1]}")
    print(f"{compared} routes compared, {wrong} differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
