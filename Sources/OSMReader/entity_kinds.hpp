#pragma once

#include "OSMReader.h"
#include "osmium_config.hpp"
#include <osmium/osm/entity_bits.hpp>

#include <cstdint>

namespace luwang {

/// libosmium's bits for our kinds.
inline osmium::osm_entity_bits::type entity_kinds(std::uint32_t kinds) noexcept {
  namespace bits = osmium::osm_entity_bits;
  return ((kinds & OSM_KIND_NODE) != 0 ? bits::node : bits::nothing) |
         ((kinds & OSM_KIND_WAY) != 0 ? bits::way : bits::nothing) |
         ((kinds & OSM_KIND_RELATION) != 0 ? bits::relation : bits::nothing);
}

} // namespace luwang
