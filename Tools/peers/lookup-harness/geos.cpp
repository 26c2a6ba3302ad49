// GEOS: an STRtree of the cells' envelopes, prepared geometry behind it, as its users do point location.
#include "harness.hpp"
#include <geos_c.h>

class Peer {
public:
  explicit Peer(const harness::Inputs &inputs) : context(GEOS_init_r()) {
    auto *reader = GEOSWKBReader_create_r(context);
    tree = GEOSSTRtree_create_r(context, 10);
    cells.reserve(inputs.wkb.size());
    for (auto [bytes, length] : inputs.wkb) {
      auto *geometry = GEOSWKBReader_read_r(context, reader, bytes, length);
      if (!geometry) harness::fail("GEOS: a cell cannot be read");
      cells.push_back({geometry, GEOSPrepare_r(context, geometry)});
    }
    for (auto &cell : cells) GEOSSTRtree_insert_r(context, tree, cell.geometry, &cell);
    GEOSWKBReader_destroy_r(context, reader);
    // The tree and the prepared forms are made at the first question; that is building, not asking.
    std::vector<uint32_t> ignored;
    all(0, 0, ignored);
    for (auto &cell : cells) {
      double x = 0, y = 0;
      auto *inner = GEOSPointOnSurface_r(context, cell.geometry);
      GEOSGeomGetX_r(context, inner, &x), GEOSGeomGetY_r(context, inner, &y);
      GEOSPreparedCovers_r(context, cell.prepared, inner);
      GEOSGeom_destroy_r(context, inner);
    }
  }

  uint32_t first(double x, double y) {
    uint32_t found = harness::none;
    visit(x, y, [&](uint32_t cell) { if (found == harness::none) found = cell; }, &found);
    return found;
  }

  void all(double x, double y, std::vector<uint32_t> &out) {
    visit(x, y, [&](uint32_t cell) { out.push_back(cell); }, nullptr);
  }

private:
  struct Cell { GEOSGeometry *geometry; const GEOSPreparedGeometry *prepared; };

  // `until`: no further cell is tested once it is set.
  template <typename Action> void visit(double x, double y, Action action, const uint32_t *until) {
    auto *point = GEOSGeom_createPointFromXY_r(context, x, y);
    struct State { Peer *peer; GEOSGeometry *point; Action *action; const uint32_t *until; } state{this, point, &action, until};
    GEOSSTRtree_query_r(context, tree, point, [](void *item, void *data) {
      auto &state = *static_cast<State *>(data);
      if (state.until && *state.until != harness::none) return;
      auto *cell = static_cast<Cell *>(item);
      if (GEOSPreparedCovers_r(state.peer->context, cell->prepared, state.point) == 1)
        (*state.action)(uint32_t(cell - state.peer->cells.data()));
    }, &state);
    GEOSGeom_destroy_r(context, point);
  }

  GEOSContextHandle_t context;
  GEOSSTRtree *tree;
  std::vector<Cell> cells;
};

int main(int count, char **arguments) { return harness::run<Peer>(count, arguments, "GEOS " GEOS_VERSION); }
