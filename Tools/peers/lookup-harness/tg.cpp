// tg: one collection of all cells, whose own index finds the candidates; compiled with the tg.c of a checkout.
#include "harness.hpp"
extern "C" {
#include "tg.h"
}

class Peer {
public:
  explicit Peer(const harness::Inputs &inputs) {
    std::vector<tg_geom *> cells;
    for (auto [bytes, length] : inputs.wkb) {
      cells.push_back(tg_parse_wkb_ix(bytes, length, TG_YSTRIPES));
      if (tg_geom_error(cells.back())) harness::fail("tg: a cell cannot be read");
    }
    all_cells = tg_geom_new_geometrycollection(cells.data(), int(cells.size()));
    for (auto *cell : cells) tg_geom_free(cell);
  }

  uint32_t first(double x, double y) const {
    State state{x, y, harness::none, nullptr};
    search(state);
    return state.found;
  }

  void all(double x, double y, std::vector<uint32_t> &out) const {
    State state{x, y, harness::none, &out};
    search(state);
  }

private:
  struct State { double x, y; uint32_t found; std::vector<uint32_t> *out; };
  void search(State &state) const {
    tg_geom_search(all_cells, {{state.x, state.y}, {state.x, state.y}}, [](const tg_geom *cell, int number, void *data) {
      auto &state = *static_cast<State *>(data);
      if (!tg_geom_intersects_xy(cell, state.x, state.y)) return true;
      state.found = uint32_t(number);
      if (state.out) state.out->push_back(state.found);
      return state.out != nullptr;
    }, &state);
  }
  tg_geom *all_cells;
};

int main(int count, char **arguments) { return harness::run<Peer>(count, arguments, "tg"); }
