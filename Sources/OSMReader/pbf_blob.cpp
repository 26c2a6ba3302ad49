#include "pbf_blob.hpp"
#include "fault.hpp"
#include "osmium_config.hpp"

#include <protozero/pbf_reader.hpp>
#include <zlib.h>

namespace luwang {

namespace {

// Field numbers of fileformat.proto.
enum { raw_field = 1, raw_size_field = 2, zlib_field = 3 };

constexpr std::int32_t max_unpacked_size = 32 * 1024 * 1024;

std::string inflate(protozero::data_view packed, std::int32_t size, const std::string &place) {
  if (size <= 0 || size > max_unpacked_size) {
    throw Fault{OSM_STATUS_MALFORMED, place, "the block says it unpacks to " + std::to_string(size) + " bytes"};
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  uLongf got = bytes.size();
  const int code = ::uncompress(reinterpret_cast<Bytef *>(bytes.data()), &got,
                                reinterpret_cast<const Bytef *>(packed.data()), packed.size());
  if (code != Z_OK || got != bytes.size()) {
    throw Fault{OSM_STATUS_MALFORMED, place, "the block cannot be unpacked (zlib)"};
  }
  return bytes;
}

} // namespace

std::string unpack_blob(const std::string &blob, const std::string &place) {
  protozero::pbf_reader reader{blob};
  std::int32_t size = 0;
  protozero::data_view packed;
  bool is_raw = false;
  while (reader.next()) {
    switch (reader.tag()) {
    case raw_field:
      packed = reader.get_view();
      is_raw = true;
      break;
    case raw_size_field: size = reader.get_int32(); break;
    case zlib_field: packed = reader.get_view(); break;
    default: throw Fault{OSM_STATUS_UNSUPPORTED, place, "the block is packed otherwise than with zlib"};
    }
  }
  if (is_raw) {
    return {packed.data(), packed.size()};
  }
  if (packed.empty()) {
    throw Fault{OSM_STATUS_MALFORMED, place, "the block is empty"};
  }
  return inflate(packed, size, place);
}

} // namespace luwang
