#include "OSMReader.h"
#include "batch.hpp"
#include "fault.hpp"
#include "file_kind.hpp"
#include "pbf_source.hpp"
#include "xml_source.hpp"

#include <memory>
#include <new>
#include <string>

using luwang::Fault;

struct osm_source {
  std::unique_ptr<luwang::ElementSource> elements;
  luwang::Batch batch;
  std::string message;
  std::string place;
};

namespace {

/// Runs a step and turns whatever it throws into a status, a message and a place.
template <typename Step> osm_status guarded(osm_source &source, Step &&step) noexcept {
  try {
    try {
      return step();
    } catch (...) {
      const Fault fault = luwang::current_fault(source.elements ? source.elements->place() : std::string{});
      source.message = fault.what();
      source.place = fault.place();
      return fault.status();
    }
  } catch (...) {
    return OSM_STATUS_LIMIT; // there is no memory left even for the message
  }
}

std::unique_ptr<luwang::ElementSource> open_elements(const std::string &path) {
  if (luwang::file_kind(path) == luwang::FileKind::pbf) {
    return std::make_unique<luwang::PBFSource>(path);
  }
  return std::make_unique<luwang::XMLSource>(path);
}

} // namespace

extern "C" osm_source *osm_source_open(const char *path, osm_status *status) {
  auto *source = new (std::nothrow) osm_source;
  if (source == nullptr) {
    *status = OSM_STATUS_LIMIT;
    return nullptr;
  }
  *status = guarded(*source, [&] {
    // libosmium would hand a name such as "http://…" to curl; no name that begins with "/" or "./" is one.
    const std::string name = path[0] == '/' ? std::string{path} : "./" + std::string{path};
    source->elements = open_elements(name);
    return OSM_STATUS_OK;
  });
  return source;
}

extern "C" osm_status osm_source_begin(osm_source *source, uint32_t kinds) {
  return guarded(*source, [&] {
    source->elements->begin(kinds);
    return OSM_STATUS_OK;
  });
}

extern "C" osm_status osm_source_next(osm_source *source, osm_batch *batch) {
  return guarded(*source, [&] {
    const osmium::memory::Buffer buffer = source->elements->next();
    if (!buffer) {
      return OSM_STATUS_END;
    }
    source->batch.fill(buffer);
    *batch = source->batch.view();
    return OSM_STATUS_OK;
  });
}

extern "C" const char *osm_source_message(const osm_source *source) { return source->message.c_str(); }

extern "C" const char *osm_source_place(const osm_source *source) { return source->place.c_str(); }

extern "C" void osm_source_close(osm_source *source) { delete source; }
