// Boost.Geometry's rtree over the lines or points of `luwang bench nearest`, bulk-loaded, the nearest one by comparable
// distance. Prints one JSON object.
//
//   PROGRAM lines|points THINGS POSITIONS ANSWERS RUNS NODES
//
// THINGS: a 64-bit count, then for each piece its two ends and the number of its line, five doubles; or for each point
// two. POSITIONS: a 64-bit count, then two doubles each. ANSWERS: Luwang's 32-bit numbers of all positions, then its
// distances. All little-endian. NODES: how many entries a node has at most, 4, 8 or 16.
#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/geometries.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/version.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace bg = boost::geometry;
using Point = bg::model::d2::point_xy<double>;
using Segment = bg::model::segment<Point>;

namespace {

[[noreturn]] void fail(const std::string &text) {
  std::fprintf(stderr, "%s\n", text.c_str());
  std::exit(2);
}

std::vector<char> bytes_of(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(std::string(path) + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The doubles behind a count.
std::vector<double> numbers_of(const char *path, size_t each) {
  const auto bytes = bytes_of(path);
  uint64_t count = 0;
  if (bytes.size() >= 8) std::memcpy(&count, bytes.data(), 8);
  if (bytes.size() < 8 || bytes.size() != 8 + count * each * 8) fail(std::string(path) + ": not of the length it says");
  std::vector<double> numbers(count * each);
  std::memcpy(numbers.data(), bytes.data() + 8, bytes.size() - 8);
  return numbers;
}

double seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

struct Lines {
  static constexpr size_t each = 5;
  using Entry = std::pair<Segment, uint32_t>;
  static Entry entry(const double *n, size_t) { return {Segment(Point(n[0], n[1]), Point(n[2], n[3])), uint32_t(n[4])}; }
};

struct Points {
  static constexpr size_t each = 2;
  using Entry = std::pair<Point, uint32_t>;
  static Entry entry(const double *n, size_t number) { return {Point(n[0], n[1]), uint32_t(number)}; }
};

template <class Things, class Parameters> int run(char **arguments) {
  const auto things = numbers_of(arguments[2], Things::each);
  const auto positions = numbers_of(arguments[3], 2);
  const size_t count = positions.size() / 2;
  const auto answers = bytes_of(arguments[4]);
  if (answers.size() != count * 12) fail(std::string(arguments[4]) + ": not an answer a position");
  const int runs = std::max(1, std::atoi(arguments[5]));
  std::vector<typename Things::Entry> entries;
  for (size_t i = 0; i < things.size() / Things::each; ++i) entries.push_back(Things::entry(&things[i * Things::each], i));
  const double start = seconds();
  const bg::index::rtree<typename Things::Entry, Parameters> tree(entries);
  const double build = seconds() - start;
  std::vector<double> rates;
  std::vector<typename Things::Entry> found(count);
  for (int r = 0; r < runs; ++r) {
    const double begin = seconds();
    for (size_t i = 0; i < count; ++i)
      tree.query(bg::index::nearest(Point(positions[2 * i], positions[2 * i + 1]), 1), &found[i]);
    rates.push_back(double(count) / (seconds() - begin));
  }
  std::sort(rates.begin(), rates.end());
  // Another thing is a tie when it is as near within a micrometre, else a difference.
  size_t ties = 0, differs = 0;
  for (size_t i = 0; i < count; ++i) {
    uint32_t number;
    double distance;
    std::memcpy(&number, answers.data() + 4 * i, 4);
    std::memcpy(&distance, answers.data() + 4 * count + 8 * i, 8);
    const double theirs = bg::distance(Point(positions[2 * i], positions[2 * i + 1]), found[i].first);
    if (!(std::abs(theirs - distance) <= 1e-6)) ++differs;
    else if (number != found[i].second) ++ties;
  }
  std::printf("{\"name\": \"Boost %s rtree, nodes of %s\", \"build_s\": %.6f, \"per_s\": %.1f, \"per_s_least\": %.1f, "
              "\"per_s_most\": %.1f, \"ties\": %zu, \"differs\": %zu}\n",
              BOOST_LIB_VERSION, arguments[6], build, rates[rates.size() / 2], rates.front(), rates.back(), ties, differs);
  return 0;
}

template <class Things> int run(char **arguments) {
  const std::string nodes = arguments[6];
  if (nodes == "4") return run<Things, bg::index::quadratic<4>>(arguments);
  if (nodes == "8") return run<Things, bg::index::quadratic<8>>(arguments);
  if (nodes == "16") return run<Things, bg::index::quadratic<16>>(arguments);
  fail("NODES is 4, 8 or 16");
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 7) fail("usage: PROGRAM lines|points THINGS POSITIONS ANSWERS RUNS NODES");
  return std::string(arguments[1]) == "lines" ? run<Lines>(arguments) : run<Points>(arguments);
}
