#include "xml_place.hpp"
#include "osmium_config.hpp"

#include <osmium/io/compression.hpp>
#include <osmium/osm/location.hpp>
#include <osmium/osm/types_from_string.hpp>

#include <expat.h>
#include <fcntl.h>

#include <cstring>
#include <exception>
#include <memory>
#include <set>

namespace luwang {

namespace {

constexpr int max_depth = 6;

/// Walks through the XML until the first fault.
class PlaceFinder {
public:
  PlaceFinder() : m_parser{XML_ParserCreate(nullptr), XML_ParserFree} {
    XML_SetUserData(m_parser.get(), this);
    XML_SetElementHandler(m_parser.get(), on_start, on_end);
    XML_SetEntityDeclHandler(m_parser.get(), on_entity);
  }

  std::string run(osmium::io::Decompressor &input) {
    for (std::string bytes = input.read(); !bytes.empty(); bytes = input.read()) {
      const auto code = XML_Parse(m_parser.get(), bytes.data(), static_cast<int>(bytes.size()), 0);
      if (code != XML_STATUS_OK) {
        break;
      }
    }
    return m_place;
  }

private:
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> m_parser;
  std::string m_place;
  int m_depth = 0;

  static void XMLCALL on_start(void *self, const XML_Char *name, const XML_Char **attributes) {
    auto &finder = *static_cast<PlaceFinder *>(self);
    ++finder.m_depth;
    if (!finder.is_sound(name, attributes)) {
      finder.stop();
    }
  }

  static void XMLCALL on_end(void *self, const XML_Char *) { --static_cast<PlaceFinder *>(self)->m_depth; }

  static void XMLCALL on_entity(void *self, const XML_Char *, int, const XML_Char *, int, const XML_Char *,
                                const XML_Char *, const XML_Char *, const XML_Char *) {
    static_cast<PlaceFinder *>(self)->stop();
  }

  void stop() {
    if (m_place.empty()) {
      m_place = "line " + std::to_string(XML_GetCurrentLineNumber(m_parser.get())) + " column " +
                std::to_string(XML_GetCurrentColumnNumber(m_parser.get()) + 1);
      XML_StopParser(m_parser.get(), XML_FALSE);
    }
  }

  bool is_sound(const char *name, const char **attributes) const noexcept {
    static const std::set<std::string> names{
        "osm",    "osmChange", "create",     "modify", "delete",  "bounds", "bbox", "node", "way", "relation",
        "tag",    "nd",        "member",     "changeset", "discussion", "comment", "text", "note", "meta", "remark"};
    try {
      for (const char **attribute = attributes; *attribute != nullptr; attribute += 2) {
        check(attribute[0], attribute[1]);
      }
      return m_depth <= max_depth && names.count(name) > 0;
    } catch (const std::exception &) {
      return false;
    }
  }

  /// Reads a value the way libosmium does, which throws where it cannot.
  static void check(const char *key, const char *value) {
    osmium::Location location;
    if (std::strcmp(key, "lon") == 0) {
      location.set_lon(value);
    } else if (std::strcmp(key, "lat") == 0) {
      location.set_lat(value);
    } else if (std::strcmp(key, "id") == 0 || std::strcmp(key, "ref") == 0) {
      osmium::string_to_object_id(value);
    }
  }
};

} // namespace

std::string find_xml_place(const std::string &path) noexcept {
  try {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
      return {};
    }
    const auto input =
        osmium::io::CompressionFactory::instance().create_decompressor(osmium::io::file_compression::gzip, fd);
    return PlaceFinder{}.run(*input);
  } catch (...) {
    return {};
  }
}

} // namespace luwang
