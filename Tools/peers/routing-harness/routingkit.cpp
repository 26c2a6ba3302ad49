// RoutingKit's contraction hierarchies and customizable ones on the graph and the queries of `luwang bench routing`.
// Prints a line of JSON for each.
//
//   PROGRAM GRAPH COORDINATES|- QUERIES ANSWERS RUNS
//
// GRAPH and COORDINATES: DIMACS-9. QUERIES: lines S T, nodes from 1. ANSWERS: Luwang's distances, -1 for none.
// Compiled against a checkout: see Tools/peers/routing.
#include <routingkit/constants.h>
#include <routingkit/contraction_hierarchy.h>
#include <routingkit/customizable_contraction_hierarchy.h>
#include <routingkit/nested_dissection.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace rk = RoutingKit;

namespace {

[[noreturn]] void fail(const std::string &text) {
  std::fprintf(stderr, "%s\n", text.c_str());
  std::exit(2);
}

double seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

struct File {
  std::FILE *file;
  explicit File(const char *path) : file(std::fopen(path, "r")) {
    if (!file) fail(std::string(path) + ": cannot be read");
  }
  ~File() { std::fclose(file); }
};

struct Graph {
  unsigned nodes = 0;
  std::vector<unsigned> tail, head, weight;
  std::vector<float> latitude, longitude;

  Graph(const char *path, const std::string &places) {
    File text(path);
    unsigned arcs = 0, from, to, cost;
    if (std::fscanf(text.file, "p sp %u %u", &nodes, &arcs) != 2) fail(std::string(path) + ": no DIMACS-9");
    while (std::fscanf(text.file, " a %u %u %u", &from, &to, &cost) == 3) {
      tail.push_back(from - 1);
      head.push_back(to - 1);
      weight.push_back(cost);
    }
    if (tail.size() != arcs) fail(std::string(path) + ": cut off");
    if (places != "-") read(places);
  }

  void read(const std::string &places) {
    File text(places.c_str());
    unsigned count = 0, node;
    double x, y;
    if (std::fscanf(text.file, "p aux sp co %u", &count) != 1 || count != nodes) fail(places + ": of another graph");
    latitude.resize(nodes);
    longitude.resize(nodes);
    while (std::fscanf(text.file, " v %u %lf %lf", &node, &x, &y) == 3) {
      longitude[node - 1] = float(x);
      latitude[node - 1] = float(y);
    }
  }
};

struct Question {
  std::vector<std::pair<unsigned, unsigned>> pairs;
  std::vector<long long> answers;
  int runs;

  Question(const char *queries, const char *distances, int runs) : runs(runs) {
    File text(queries), told(distances);
    unsigned from, to;
    long long distance;
    while (std::fscanf(text.file, "%u %u", &from, &to) == 2) pairs.emplace_back(from - 1, to - 1);
    while (std::fscanf(told.file, "%lld", &distance) == 1) answers.push_back(distance);
    if (answers.size() != pairs.size() || pairs.empty()) fail("as many answers as queries are needed");
  }

  // Microseconds of a query, the middle of the runs.
  template <class Ask> double time(Ask ask) const {
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
      const double start = seconds();
      for (const auto &pair : pairs) ask(pair.first, pair.second);
      times.push_back((seconds() - start) / double(pairs.size()) * 1e6);
    }
    return median(times);
  }

  template <class Ask> size_t differences(Ask ask) const {
    size_t count = 0;
    for (size_t number = 0; number < pairs.size(); ++number) {
      const unsigned found = ask(pairs[number].first, pairs[number].second);
      count += (found == rk::inf_weight ? -1 : (long long)found) != answers[number];
    }
    return count;
  }
};

// The nodes of Luwang's tables: SplitMix64 from the table's size as its seed.
struct Nodes {
  uint64_t state;
  unsigned next(unsigned count) {
    state += 0x9E3779B97F4A7C15u;
    uint64_t z = state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return unsigned((unsigned __int128)(z ^ (z >> 31)) * count >> 64);
  }
};

struct Table {
  double rate;
  uint64_t checksum;
};

// Targets are pinned, then each source is asked; the pinning counts.
template <class Query> Table table(Query &query, unsigned nodes, unsigned size, int runs) {
  Nodes chance{size};
  std::vector<unsigned> sources, targets, row(size);
  for (unsigned number = 0; number < size; ++number) {
    sources.push_back(chance.next(nodes));
    targets.push_back(chance.next(nodes));
  }
  std::vector<double> rates;
  uint64_t sum = 0;
  for (int run = 0; run < runs; ++run) {
    const double start = seconds();
    sum = 0;
    query.reset().pin_targets(targets);
    for (unsigned source : sources) {
      query.reset_source().add_source(source).run_to_pinned_targets().get_distances_to_targets(row.data());
      for (unsigned cell : row) sum += cell == rk::inf_weight ? 0 : cell;
    }
    rates.push_back(double(size) * size / (seconds() - start));
  }
  return {median(rates), sum};
}

// Queries and tables of a hierarchy of either kind.
template <class Query>
void report(const char *name, Query query, double order, double customize, const Graph &graph, const Question &question) {
  auto ask = [&](unsigned from, unsigned to) {
    return query.reset().add_source(from).add_target(to).run().get_distance();
  };
  size_t arcs = 0;
  const double distance = question.time(ask);
  const double path = question.time([&](unsigned from, unsigned to) {
    ask(from, to);
    arcs += query.get_arc_path().size();
  });
  const Table small = table(query, graph.nodes, 1000, question.runs);
  const Table large = table(query, graph.nodes, 5000, std::min(question.runs, 3));
  std::printf(
    "{\"name\": \"%s\", \"order_s\": %.3f, \"customize_ms\": %.3f, \"distance_us\": %.3f, \"path_us\": %.3f, "
    "\"table_1000_cells_per_s\": %.0f, \"table_5000_cells_per_s\": %.0f, \"table_1000_checksum\": %llu, "
    "\"table_5000_checksum\": %llu, \"differs\": %zu}\n",
    name, order, customize, distance, path, small.rate, large.rate, (unsigned long long)small.checksum,
    (unsigned long long)large.checksum, question.differences(ask));
  std::fflush(stdout);
}

void customizable(const Graph &graph, const Question &question) {
  double start = seconds();
  auto order = rk::compute_nested_node_dissection_order_using_inertial_flow(
    graph.nodes, graph.tail, graph.head, graph.latitude, graph.longitude);
  const double ordered = seconds() - start;
  rk::CustomizableContractionHierarchy topology(order, graph.tail, graph.head);
  rk::CustomizableContractionHierarchyMetric metric(topology, graph.weight);
  std::vector<double> times;
  for (int run = 0; run < question.runs; ++run) {
    start = seconds();
    metric.customize();
    times.push_back((seconds() - start) * 1e3);
  }
  report(
    "RoutingKit CCH", rk::CustomizableContractionHierarchyQuery(metric), ordered, median(times), graph, question);
}

}  // namespace

int main(int count, char **words) {
  if (count != 6) fail("PROGRAM GRAPH COORDINATES|- QUERIES ANSWERS RUNS");
  const Graph graph(words[1], words[2]);
  const Question question(words[3], words[4], std::max(1, std::atoi(words[5])));
  if (!graph.latitude.empty()) customizable(graph, question);
  const double start = seconds();
  const auto hierarchy = rk::ContractionHierarchy::build(graph.nodes, graph.tail, graph.head, graph.weight);
  report("RoutingKit CH", rk::ContractionHierarchyQuery(hierarchy), seconds() - start, 0, graph, question);
}
