"""RoutingKit's customizable hierarchy by the package routingkit-cch: PROGRAM GRAPH COORDINATES QUERIES ANSWERS RUNS.

A query makes Python objects; what that takes counts.
"""
import sys

import routingkit_cch

from peer_graphs import Graph, finish, report, timed

graph = Graph(sys.argv[1], sys.argv[2])
runs = int(sys.argv[5])
tail, head, weight = graph.tail.tolist(), graph.head.tolist(), graph.weight.tolist()
order, order_s = timed(lambda: routingkit_cch.compute_order_inertial(
    graph.nodes, tail, head, graph.latitude.tolist(), graph.longitude.tolist()))
topology = routingkit_cch.CCH(order, tail, head, False)
metric = routingkit_cch.CCHMetric(topology, weight)
_, customize_s = timed(lambda: metric.reset(weight), runs)
query = routingkit_cch.CCHQuery(metric)
figures, microseconds = report(
    "routingkit-cch", lambda source, target: query.run(source, target).distance, sys.argv[3], sys.argv[4], runs,
    order_s=order_s, customize_ms=customize_s * 1e3)
figures["distance_us"] = microseconds
_, figures["path_us"] = report(
    "routingkit-cch", lambda source, target: len(query.run(source, target).arc_path or ()), sys.argv[3], sys.argv[4], 1)
finish(figures)
