// Boost.Geometry: a bulk-loaded rtree of the cells' boxes, covered_by behind it.
#include "harness.hpp"
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/geometries.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/version.hpp>
#include <iterator>

namespace bg = boost::geometry;
using Point = bg::model::d2::point_xy<double>;
using Polygon = bg::model::polygon<Point>;
using Cell = bg::model::multi_polygon<Polygon>;
using Box = bg::model::box<Point>;
using Entry = std::pair<Box, uint32_t>;

class Peer {
public:
  explicit Peer(const harness::Inputs &inputs) {
    std::vector<Entry> entries;
    for (auto wkb : inputs.wkb) {
      Cell cell;
      for (const auto &rings : harness::polygons_of(wkb)) {
        Polygon polygon;
        polygon.inners().resize(rings.size() - 1);
        for (size_t i = 0; i < rings.size(); ++i) {
          auto &ring = i == 0 ? polygon.outer() : polygon.inners()[i - 1];
          for (size_t k = 0; k < rings[i].xy.size(); k += 2) ring.emplace_back(rings[i].xy[k], rings[i].xy[k + 1]);
        }
        bg::correct(polygon);
        cell.push_back(std::move(polygon));
      }
      entries.emplace_back(bg::return_envelope<Box>(cell), uint32_t(cells.size()));
      cells.push_back(std::move(cell));
    }
    tree = Tree(entries);
  }

  uint32_t first(double x, double y) const {
    const Point point(x, y);
    for (auto entry = tree.qbegin(bg::index::intersects(point)); entry != tree.qend(); ++entry)
      if (covers(entry->second, point)) return entry->second;
    return harness::none;
  }

  void all(double x, double y, std::vector<uint32_t> &out) const {
    const Point point(x, y);
    for (auto entry = tree.qbegin(bg::index::intersects(point)); entry != tree.qend(); ++entry)
      if (covers(entry->second, point)) out.push_back(entry->second);
  }

private:
  using Tree = bg::index::rtree<Entry, bg::index::quadratic<16>>;
  bool covers(uint32_t cell, const Point &point) const {
    const auto &parts = cells[cell];
    return parts.size() == 1 ? bg::covered_by(point, parts[0]) : bg::covered_by(point, parts);
  }
  std::vector<Cell> cells;
  Tree tree;
};

int main(int count, char **arguments) { return harness::run<Peer>(count, arguments, "Boost.Geometry " BOOST_LIB_VERSION); }
