import ArcRouting

// Five streets, all to be swept; vehicles start at node 0 and hold 60.
let ends: [(Int, Int, Int64)] = [(0, 1, 40), (1, 2, 30), (2, 3, 20), (3, 0, 50), (0, 2, 60)]
let streets = ends.map { tail, head, length in
  let service = RoadLink.Service(forward: 2 * length, backward: 2 * length, demand: length / 2)
  return RoadLink(tail: tail, head: head, forward: length, backward: length, service: service)
}
let roads = try RoadProblem(name: "first", nodeCount: 4, links: streets, depot: 0, capacity: 60).converted()
let solution = try ArcRoutingSolver(roads.problem, costs: roads.table()).solve()
for route in solution.routes { print(route.cost, route.plan.services.map { roads.problem.tasks[$0.task].name }) }
