#include "pbf_survey.hpp"
#include "OSMReader.h"
#include "fault.hpp"
#include "osmium_config.hpp"

#include <protozero/pbf_reader.hpp>

#include <cstring>
#include <vector>

namespace luwang {

namespace {

// Field numbers of osmformat.proto.
namespace block_field {
enum { strings = 1, group = 2, granularity = 17, latitude_offset = 19, longitude_offset = 20 };
}
namespace group_field { enum { node = 1, dense = 2, way = 3, relation = 4 }; }
namespace element_field {
enum { id = 1, keys = 2, values = 3, latitude = 8, longitude = 9, refs_or_roles = 8, member_ids = 9, dense_tags = 10 };
}

/// In 1e-9 degree: what fits libosmium's 32 bits of 1e-7 degree. It cuts larger numbers silently, so that 500 degrees
/// would become 70.
constexpr double max_coordinate = 214e9;

constexpr std::uint64_t element_size = 64;
constexpr std::uint64_t ref_size = 16;
constexpr std::uint64_t member_size = 24;

class Survey {
public:
  BlockSurvey run(const std::string &block) {
    read_strings(block);
    read_granularity(block);
    protozero::pbf_reader reader{block};
    while (reader.next(block_field::group)) {
      read_group(reader.get_message());
    }
    return m_result;
  }

private:
  BlockSurvey m_result;
  std::vector<std::uint64_t> m_text_sizes;
  std::int32_t m_granularity = 100;
  std::int64_t m_latitude_offset = 0;
  std::int64_t m_longitude_offset = 0;

  void read_strings(const std::string &block) {
    protozero::pbf_reader reader{block};
    while (reader.next(block_field::strings)) {
      protozero::pbf_reader table = reader.get_message();
      while (table.next(1)) {
        const protozero::data_view text = table.get_view();
        // libosmium keeps texts with a zero behind each: one inside would lead it past the end of the element.
        if (!text.empty() && std::memchr(text.data(), 0, text.size()) != nullptr) {
          throw Fault{OSM_STATUS_MALFORMED, "", "a text of the block holds a zero byte"};
        }
        m_text_sizes.push_back(text.size() + 1);
      }
    }
  }

  void read_granularity(const std::string &block) {
    protozero::pbf_reader reader{block};
    while (reader.next()) {
      switch (reader.tag()) {
      case block_field::granularity: m_granularity = reader.get_int32(); break;
      case block_field::latitude_offset: m_latitude_offset = reader.get_int64(); break;
      case block_field::longitude_offset: m_longitude_offset = reader.get_int64(); break;
      default: reader.skip();
      }
    }
  }

  void check_coordinate(std::int64_t coordinate, std::int64_t offset) const {
    const double value = static_cast<double>(coordinate) * m_granularity + static_cast<double>(offset);
    if (value > max_coordinate || value < -max_coordinate) {
      throw Fault{OSM_STATUS_MALFORMED, "", "a coordinate of the block lies far beyond 180 degrees"};
    }
  }

  template <typename Range> void check_differences(const Range &differences, std::int64_t offset) const {
    std::uint64_t sum = 0; // unsigned, so that hostile sums wrap instead of overflowing
    for (const std::int64_t difference : differences) {
      sum += static_cast<std::uint64_t>(difference);
      check_coordinate(static_cast<std::int64_t>(sum), offset);
    }
  }

  void read_group(protozero::pbf_reader group) {
    while (group.next()) {
      switch (group.tag()) {
      case group_field::node: add(OSM_KIND_NODE, group.get_message()); break;
      case group_field::dense: add_dense(group.get_message()); break;
      case group_field::way: add(OSM_KIND_WAY, group.get_message()); break;
      case group_field::relation: add(OSM_KIND_RELATION, group.get_message()); break;
      default: group.skip();
      }
    }
  }

  void add(std::uint32_t kind, protozero::pbf_reader element) {
    m_result.kinds |= kind;
    m_result.decoded_size += element_size;
    while (element.next()) {
      const auto field = element.tag();
      const bool is_packed = element.wire_type() == protozero::pbf_wire_type::length_delimited;
      if (is_packed && (field == element_field::keys || field == element_field::values)) {
        add_texts(element.get_packed_uint32());
      } else if (is_packed && kind == OSM_KIND_WAY && field == element_field::refs_or_roles) {
        m_result.decoded_size += ref_size * count(element.get_packed_sint64());
      } else if (is_packed && kind == OSM_KIND_RELATION && field == element_field::refs_or_roles) {
        add_texts(element.get_packed_uint32());
      } else if (is_packed && kind == OSM_KIND_RELATION && field == element_field::member_ids) {
        m_result.decoded_size += member_size * count(element.get_packed_sint64());
      } else if (!is_packed && kind == OSM_KIND_NODE && field == element_field::latitude) {
        check_coordinate(element.get_sint64(), m_latitude_offset);
      } else if (!is_packed && kind == OSM_KIND_NODE && field == element_field::longitude) {
        check_coordinate(element.get_sint64(), m_longitude_offset);
      } else {
        element.skip();
      }
    }
  }

  void add_dense(protozero::pbf_reader dense) {
    m_result.kinds |= OSM_KIND_NODE;
    while (dense.next()) {
      const bool is_packed = dense.wire_type() == protozero::pbf_wire_type::length_delimited;
      if (is_packed && dense.tag() == element_field::id) {
        m_result.decoded_size += element_size * count(dense.get_packed_sint64());
      } else if (is_packed && dense.tag() == element_field::dense_tags) {
        add_texts(dense.get_packed_uint32());
      } else if (is_packed && dense.tag() == element_field::latitude) {
        check_differences(dense.get_packed_sint64(), m_latitude_offset);
      } else if (is_packed && dense.tag() == element_field::longitude) {
        check_differences(dense.get_packed_sint64(), m_longitude_offset);
      } else {
        dense.skip();
      }
    }
  }

  template <typename Range> static std::uint64_t count(const Range &range) {
    return static_cast<std::uint64_t>(range.size());
  }

  template <typename Range> void add_texts(const Range &range) {
    for (const auto index : range) {
      if (index < m_text_sizes.size()) {
        m_result.decoded_size += m_text_sizes[index];
      }
    }
  }
};

} // namespace

BlockSurvey survey_block(const std::string &block) { return Survey{}.run(block); }

} // namespace luwang
