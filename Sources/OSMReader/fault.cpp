#include "fault.hpp"

#include "osmium_config.hpp"
#include <osmium/io/error.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/xml_input.hpp>

#include <new>
#include <system_error>

namespace luwang {

static Fault xml_fault(const osmium::xml_error &error, const std::string &place) {
  const std::string where =
      error.line == 0 ? place : "line " + std::to_string(error.line) + " column " + std::to_string(error.column + 1);
  const bool declares_entities = error.error_string.find("entities are not supported") != std::string::npos;
  if (declares_entities) {
    return {OSM_STATUS_UNSUPPORTED, where, "the XML declares entities, which are refused"};
  }
  return {OSM_STATUS_MALFORMED, where, "the XML is broken: " + error.error_string};
}

Fault current_fault(const std::string &place) {
  try {
    throw;
  } catch (const Fault &fault) {
    return {fault.status(), fault.place().empty() ? place : fault.place(), fault.what()};
  } catch (const osmium::xml_error &error) {
    return xml_fault(error, place);
  } catch (const osmium::format_version_error &error) {
    return {OSM_STATUS_UNSUPPORTED, place,
            error.version.empty() ? "the osm element has no version"
                                  : "version " + error.version + " of the OSM format is not known"};
  } catch (const std::bad_alloc &) {
    return {OSM_STATUS_LIMIT, place, "memory is out"};
  } catch (const std::system_error &error) {
    return {OSM_STATUS_UNREADABLE, place, error.code().message()};
  } catch (const std::exception &error) {
    return {OSM_STATUS_MALFORMED, place, error.what()};
  } catch (...) {
    return {OSM_STATUS_MALFORMED, place, "the data cannot be decoded"};
  }
}

} // namespace luwang
