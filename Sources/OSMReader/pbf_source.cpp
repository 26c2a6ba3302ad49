#include "pbf_source.hpp"
#include "entity_kinds.hpp"
#include "fault.hpp"
#include "pbf_blob.hpp"
#include "pbf_survey.hpp"

#include <osmium/io/pbf_input.hpp>
#include <protozero/pbf_reader.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace luwang {

namespace {

constexpr std::size_t length_size = 4;
constexpr std::size_t max_header_size = 64 * 1024;
constexpr std::size_t max_blob_size = 32 * 1024 * 1024;
constexpr std::uint64_t max_decoded_size = 256 * 1024 * 1024;

// Field numbers of fileformat.proto.
enum { type_field = 1, size_field = 3 };

} // namespace

PBFSource::PBFSource(const std::string &path) : m_fd{::open(path.c_str(), O_RDONLY | O_CLOEXEC)} {
  if (m_fd < 0) {
    throw std::system_error{errno, std::system_category()};
  }
  try {
    struct stat status {};
    if (::fstat(m_fd, &status) != 0) {
      throw std::system_error{errno, std::system_category()};
    }
    m_file_size = static_cast<std::uint64_t>(status.st_size);
    survey();
  } catch (...) {
    ::close(m_fd);
    throw;
  }
}

PBFSource::~PBFSource() { ::close(m_fd); }

std::string PBFSource::place() const {
  if (m_current >= m_blocks.size()) {
    return {};
  }
  return "block " + std::to_string(m_current) + " at byte " + std::to_string(m_blocks[m_current].start);
}

void PBFSource::survey() {
  std::uint64_t start = 0;
  while (start < m_file_size) {
    m_current = m_blocks.size();
    m_blocks.push_back({start, start, 0, 0});
    Block &block = m_blocks.back();
    try {
      block = read_framing(start);
      if (m_current == 0) {
        check_header(block);
      } else {
        check_content(block);
      }
    } catch (...) {
      throw current_fault(place());
    }
    start = block.blob + block.blob_size;
  }
}

PBFSource::Block PBFSource::read_framing(std::uint64_t start) {
  const std::string length = read(start, length_size);
  std::uint32_t header_size = 0;
  for (const char byte : length) {
    header_size = header_size << 8U | static_cast<unsigned char>(byte);
  }
  if (header_size == 0 || header_size > max_header_size) {
    throw Fault{OSM_STATUS_MALFORMED, place(), "no block begins here: its header would have " +
                                                   std::to_string(header_size) + " bytes"};
  }
  const std::string header = read(start + length_size, header_size);
  std::string type;
  std::int32_t size = 0;
  protozero::pbf_reader reader{header};
  while (reader.next()) {
    switch (reader.tag()) {
    case type_field: type = reader.get_string(); break;
    case size_field: size = reader.get_int32(); break;
    default: reader.skip();
    }
  }
  const std::string expected = start == 0 ? "OSMHeader" : "OSMData";
  if (type != expected) {
    throw Fault{OSM_STATUS_MALFORMED, place(), "a block of type " + expected + " is expected here"};
  }
  if (size <= 0 || static_cast<std::size_t>(size) > max_blob_size) {
    throw Fault{OSM_STATUS_MALFORMED, place(), "the block says it has " + std::to_string(size) + " bytes"};
  }
  return {start, start + length_size + header_size, static_cast<std::size_t>(size), 0};
}

void PBFSource::check_header(const Block &block) {
  unpack_blob(read(block.blob, block.blob_size), place());
  m_bytes = read(0, block.blob + block.blob_size);
  const osmium::io::File file{m_bytes.data(), m_bytes.size(), "pbf"};
  osmium::io::Reader reader{file, osmium::osm_entity_bits::nothing, m_pool};
  try {
    if (reader.header().has_multiple_object_versions()) {
      throw Fault{OSM_STATUS_UNSUPPORTED, "", "it is a history file, with several versions of an element"};
    }
  } catch (const osmium::pbf_error &error) {
    const bool names_feature = std::string{error.what()}.find("required feature") != std::string::npos;
    throw Fault{names_feature ? OSM_STATUS_UNSUPPORTED : OSM_STATUS_MALFORMED, place(), error.what()};
  }
}

void PBFSource::check_content(Block &block) {
  const BlockSurvey survey = survey_block(unpack_blob(read(block.blob, block.blob_size), place()));
  if (survey.decoded_size > max_decoded_size) {
    throw Fault{OSM_STATUS_LIMIT, place(),
                "the block would unfold to " + std::to_string(survey.decoded_size / 1'000'000) + " MB"};
  }
  block.kinds = survey.kinds;
}

std::string PBFSource::read(std::uint64_t start, std::size_t size) const {
  if (start > m_file_size || size > m_file_size - start) {
    throw Fault{OSM_STATUS_MALFORMED, place(),
                "the file breaks off: it ends at byte " + std::to_string(m_file_size)};
  }
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::pread(m_fd, bytes.data() + done, size - done, static_cast<off_t>(start + done));
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      throw std::system_error{errno, std::system_category()};
    }
    if (count == 0) {
      throw Fault{OSM_STATUS_MALFORMED, place(), "the file became shorter while it was read"};
    }
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

void PBFSource::begin(std::uint32_t kinds) {
  m_reader.reset();
  m_kinds = kinds;
  m_next = 1;
}

bool PBFSource::open_next_block() {
  while (m_next < m_blocks.size() && (m_blocks[m_next].kinds & m_kinds) == 0) {
    ++m_next;
  }
  if (m_next >= m_blocks.size()) {
    return false;
  }
  m_current = m_next++;
  // libosmium wants a whole file: the header block and this one make the smallest.
  const Block &header = m_blocks.front();
  const Block &block = m_blocks[m_current];
  m_bytes = read(0, header.blob + header.blob_size) +
            read(block.start, static_cast<std::size_t>(block.blob - block.start) + block.blob_size);
  const osmium::io::File file{m_bytes.data(), m_bytes.size(), "pbf"};
  m_reader = std::make_unique<osmium::io::Reader>(file, entity_kinds(m_kinds), osmium::io::read_meta::no, m_pool);
  return true;
}

osmium::memory::Buffer PBFSource::next() {
  while (m_reader || open_next_block()) {
    osmium::memory::Buffer buffer = m_reader->read();
    if (buffer) {
      return buffer;
    }
    m_reader.reset();
  }
  return {};
}

} // namespace luwang
