#include "xml_source.hpp"
#include "entity_kinds.hpp"
#include "fault.hpp"
#include "xml_input.hpp"
#include "xml_place.hpp"

#include <osmium/io/xml_input.hpp>

namespace luwang {

XMLSource::XMLSource(std::string path) : m_path{std::move(path)} {
  register_xml_input();
  begin(OSM_KIND_NODE);
  bool has_versions = false;
  try {
    has_versions = m_reader->header().has_multiple_object_versions();
  } catch (...) {
    throw current_fault(place());
  }
  if (has_versions) {
    throw Fault{OSM_STATUS_UNSUPPORTED, "", "it is a history or change file, with several versions of an element"};
  }
}

void XMLSource::begin(std::uint32_t kinds) {
  m_reader.reset();
  // Our own unpacker stands behind the name "gzip": it takes plain, gzip and bzip2 alike.
  const osmium::io::File file{m_path, "osm.gz"};
  m_reader = std::make_unique<osmium::io::Reader>(file, entity_kinds(kinds), osmium::io::read_meta::no, m_pool);
}

std::string XMLSource::place() const { return find_xml_place(m_path); }

osmium::memory::Buffer XMLSource::next() { return m_reader->read(); }

} // namespace luwang
