#pragma once

#include "OSMReader.h"
#include "osmium_config.hpp"
#include <osmium/memory/buffer.hpp>
#include <osmium/osm.hpp>

#include <string>
#include <vector>

namespace luwang {

/// The elements of one libosmium buffer, laid out flat for C.
class Batch {
public:
  /// Replaces the content by the nodes, ways and relations of the buffer.
  void fill(const osmium::memory::Buffer &buffer);
  /// Pointers into this batch, valid until it is filled again.
  osm_batch view() const noexcept;

private:
  std::vector<osm_element> m_elements;
  std::vector<osm_tag> m_tags;
  std::vector<std::int64_t> m_refs;
  std::vector<osm_member> m_members;
  std::string m_text;

  osm_text keep(const char *text);
  void add(const osmium::OSMObject &object);
  void add_members(const osmium::Relation &relation);
};

} // namespace luwang
