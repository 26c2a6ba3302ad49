#include "batch.hpp"
#include "fault.hpp"

#include <cstring>
#include <limits>

namespace luwang {

void Batch::fill(const osmium::memory::Buffer &buffer) {
  m_elements.clear();
  m_tags.clear();
  m_refs.clear();
  m_members.clear();
  m_text.clear();
  for (const auto &object : buffer.select<osmium::OSMObject>()) {
    if (object.visible()) {
      add(object);
    }
  }
}

osm_batch Batch::view() const noexcept {
  return {m_elements.data(), m_elements.size(), m_tags.data(),    m_tags.size(), m_refs.data(),
          m_refs.size(),     m_members.data(),  m_members.size(), m_text.data(), m_text.size()};
}

osm_text Batch::keep(const char *text) {
  const std::size_t length = std::strlen(text);
  if (m_text.size() + length > std::numeric_limits<std::uint32_t>::max()) {
    throw Fault{OSM_STATUS_LIMIT, "", "one block holds more than 4 GB of text"};
  }
  const osm_text kept{static_cast<std::uint32_t>(m_text.size()), static_cast<std::uint32_t>(length)};
  m_text.append(text, length);
  return kept;
}

void Batch::add(const osmium::OSMObject &object) {
  osm_element element{};
  element.id = object.id();
  element.first_tag = static_cast<std::uint32_t>(m_tags.size());
  element.first_ref = static_cast<std::uint32_t>(m_refs.size());
  element.first_member = static_cast<std::uint32_t>(m_members.size());
  for (const auto &tag : object.tags()) {
    m_tags.push_back({keep(tag.key()), keep(tag.value())});
  }
  if (object.type() == osmium::item_type::node) {
    const osmium::Location location = static_cast<const osmium::Node &>(object).location();
    element.kind = OSM_KIND_NODE;
    element.has_position = location.valid() ? 1 : 0;
    element.x = location.x();
    element.y = location.y();
  } else if (object.type() == osmium::item_type::way) {
    element.kind = OSM_KIND_WAY;
    for (const auto &node : static_cast<const osmium::Way &>(object).nodes()) {
      m_refs.push_back(node.ref());
    }
  } else {
    element.kind = OSM_KIND_RELATION;
    add_members(static_cast<const osmium::Relation &>(object));
  }
  element.tag_count = static_cast<std::uint32_t>(m_tags.size()) - element.first_tag;
  element.ref_count = static_cast<std::uint32_t>(m_refs.size()) - element.first_ref;
  element.member_count = static_cast<std::uint32_t>(m_members.size()) - element.first_member;
  m_elements.push_back(element);
}

void Batch::add_members(const osmium::Relation &relation) {
  for (const auto &member : relation.members()) {
    const auto kind = member.type() == osmium::item_type::node  ? OSM_KIND_NODE
                      : member.type() == osmium::item_type::way ? OSM_KIND_WAY
                                                                : OSM_KIND_RELATION;
    m_members.push_back({member.ref(), static_cast<std::uint32_t>(kind), keep(member.role())});
  }
}

} // namespace luwang
