// Runs one library over the cells and points of `luwang bench lookup` and prints one JSON object.
//
//   PROGRAM CELLS POINTS ANSWERS RUNS
//
// CELLS: each cell as its length in 32 bits and its well-known binary. POINTS, ANSWERS: Docs/FileFormats.md.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace harness {

constexpr uint32_t none = UINT32_MAX;

struct Ring { std::vector<double> xy; };

struct Inputs {
  std::vector<char> cells;
  std::vector<std::pair<const uint8_t *, uint32_t>> wkb;
  std::vector<double> positions;
  std::vector<uint32_t> answers;
};

[[noreturn]] inline void fail(const std::string &text) {
  std::fprintf(stderr, "%s\n", text.c_str());
  std::exit(2);
}

inline std::vector<char> bytes_of(const char *path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) fail(std::string(path) + ": cannot be read");
  return {std::istreambuf_iterator<char>(file), {}};
}

template <typename T> std::vector<T> elements_of(const char *path, const char *magic) {
  const auto bytes = bytes_of(path);
  if (bytes.size() < 16 || std::memcmp(bytes.data(), magic, 4) != 0) fail(std::string(path) + ": is not " + magic);
  std::vector<T> elements((bytes.size() - 16) / sizeof(T));
  std::memcpy(elements.data(), bytes.data() + 16, elements.size() * sizeof(T));
  return elements;
}

inline Inputs read_inputs(char **arguments) {
  Inputs inputs;
  inputs.cells = bytes_of(arguments[1]);
  const auto *base = reinterpret_cast<const uint8_t *>(inputs.cells.data());
  for (size_t at = 0; at + 4 <= inputs.cells.size();) {
    uint32_t length;
    std::memcpy(&length, base + at, 4);
    if (length > inputs.cells.size() - at - 4) fail("cells: breaks off");
    inputs.wkb.emplace_back(base + at + 4, length);
    at += 4 + length;
  }
  inputs.positions = elements_of<double>(arguments[2], "LWPT");
  inputs.answers = elements_of<uint32_t>(arguments[3], "LWCN");
  if (inputs.answers.size() * 2 != inputs.positions.size()) fail("answers: not one a point");
  return inputs;
}

// The polygons of a well-known binary, each as its rings; for libraries that do not read it themselves.
inline std::vector<std::vector<Ring>> polygons_of(std::pair<const uint8_t *, uint32_t> wkb) {
  const uint8_t *at = wkb.first;
  auto number = [&at] { uint32_t value; std::memcpy(&value, at, 4); at += 4; return value; };
  auto polygon = [&] {
    std::vector<Ring> rings(number());
    for (auto &ring : rings) {
      ring.xy.resize(2 * size_t(number()));
      std::memcpy(ring.xy.data(), at, ring.xy.size() * 8);
      at += ring.xy.size() * 8;
    }
    return rings;
  };
  at += 1;
  if (number() == 3) return {polygon()};
  std::vector<std::vector<Ring>> polygons(number());
  for (auto &part : polygons) { at += 5; part = polygon(); }
  return polygons;
}

inline double cpu_seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

// Peer: built from the cells; `first(x, y)` is a cell that covers the point or `none`; `all(x, y, out)` appends every one.
template <typename Peer> int run(int count, char **arguments, const char *name) {
  if (count != 5) fail("usage: CELLS POINTS ANSWERS RUNS");
  const auto inputs = read_inputs(arguments);
  const int runs = std::max(1, std::atoi(arguments[4]));
  const size_t points = inputs.answers.size();
  double start = cpu_seconds();
  Peer peer(inputs);
  const double build = cpu_seconds() - start;
  std::vector<double> rates;
  uint64_t hits = 0;
  for (int i = 0; i < runs; ++i) {
    hits = 0;
    start = cpu_seconds();
    for (size_t p = 0; p < points; ++p)
      hits += peer.first(inputs.positions[2 * p], inputs.positions[2 * p + 1]) != none;
    rates.push_back(double(points) / (cpu_seconds() - start));
  }
  std::sort(rates.begin(), rates.end());
  uint64_t several = 0, differs = 0;
  std::vector<uint32_t> found;
  for (size_t p = 0; p < points; ++p) {
    found.clear();
    peer.all(inputs.positions[2 * p], inputs.positions[2 * p + 1], found);
    several += found.size() > 1;
    const bool agrees = found.empty() ? inputs.answers[p] == none
                                      : std::find(found.begin(), found.end(), inputs.answers[p]) != found.end();
    differs += !agrees;
  }
  std::printf("{\"name\":\"%s\",\"build_s\":%.3f,\"per_s\":%.0f,\"per_s_least\":%.0f,\"per_s_most\":%.0f,"
              "\"hits\":%llu,\"several\":%llu,\"differs\":%llu}\n",
              name, build, rates[rates.size() / 2], rates.front(), rates.back(), (unsigned long long)hits,
              (unsigned long long)several, (unsigned long long)differs);
  return 0;
}

}  // namespace harness
