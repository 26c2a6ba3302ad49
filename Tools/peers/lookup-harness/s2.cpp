// S2: a shape index of the cells. Its edges are great circles, not straight lines in degrees, so that answers near edges differ.
#include "harness.hpp"
#include <s2/mutable_s2shape_index.h>
#include <s2/s2contains_point_query.h>
#include <s2/s2lax_polygon_shape.h>
#include <s2/s2latlng.h>

class Peer {
public:
  explicit Peer(const harness::Inputs &inputs) {
    for (auto wkb : inputs.wkb) {
      std::vector<std::vector<S2Point>> loops;
      for (const auto &rings : harness::polygons_of(wkb))
        for (const auto &ring : rings) {
          std::vector<S2Point> loop;
          for (size_t k = 0; k + 2 < ring.xy.size(); k += 2)
            loop.push_back(S2LatLng::FromDegrees(ring.xy[k + 1], ring.xy[k]).ToPoint());
          loops.push_back(std::move(loop));
        }
      index.Add(std::make_unique<S2LaxPolygonShape>(loops));
    }
    index.ForceBuild();
    query.Init(&index, S2ContainsPointQueryOptions(S2VertexModel::SEMI_OPEN));
  }

  uint32_t first(double x, double y) {
    uint32_t found = harness::none;
    query.VisitContainingShapes(point(x, y), [&](S2Shape *shape) { found = uint32_t(shape->id()); return false; });
    return found;
  }

  void all(double x, double y, std::vector<uint32_t> &out) {
    query.VisitContainingShapes(point(x, y), [&](S2Shape *shape) { out.push_back(uint32_t(shape->id())); return true; });
  }

private:
  static S2Point point(double x, double y) { return S2LatLng::FromDegrees(y, x).ToPoint(); }
  MutableS2ShapeIndex index;
  S2ContainsPointQuery<MutableS2ShapeIndex> query;
};

int main(int count, char **arguments) { return harness::run<Peer>(count, arguments, "S2"); }
