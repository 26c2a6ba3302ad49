#include "xml_input.hpp"
#include "fault.hpp"
#include "osmium_config.hpp"

#include <osmium/io/compression.hpp>

#include <bzlib.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

namespace luwang {

namespace {

/// Bytes of a file, plain, gzip or bzip2 by their first bytes.
///
/// Between two "<" at most a megabyte may pass: expat keeps an unfinished tag in memory whole, and a small packed file
/// can hold a tag of gigabytes.
class XMLInput final : public osmium::io::Decompressor {
public:
  explicit XMLInput(int fd) : m_fd{fd} {
    std::array<char, 3> magic{};
    const ssize_t got = ::pread(fd, magic.data(), magic.size(), 0);
    m_is_bzip2 = got == 3 && std::string{magic.data(), 3} == "BZh";
    if (!m_is_bzip2) {
      m_gzip = ::gzdopen(fd, "rb");
      if (m_gzip == nullptr) {
        ::close(fd);
        throw std::bad_alloc{};
      }
    }
  }

  ~XMLInput() noexcept override { close(); }

  XMLInput(const XMLInput &) = delete;
  XMLInput &operator=(const XMLInput &) = delete;

  std::string read() override {
    std::string bytes(input_buffer_size, '\0');
    bytes.resize(m_is_bzip2 ? read_bzip2(bytes) : read_gzip(bytes));
    check_tag_length(bytes);
    return bytes;
  }

  void close() noexcept override {
    if (m_bzip2_is_open) {
      ::BZ2_bzDecompressEnd(&m_bzip2);
      m_bzip2_is_open = false;
    }
    if (m_gzip != nullptr) {
      ::gzclose_r(m_gzip); // closes the descriptor too
    } else if (m_fd >= 0) {
      ::close(m_fd);
    }
    m_gzip = nullptr;
    m_fd = -1;
  }

private:
  static constexpr std::size_t max_tag_length = 1024U * 1024U;

  int m_fd;
  bool m_is_bzip2 = false;
  gzFile m_gzip = nullptr;
  bz_stream m_bzip2{};
  bool m_bzip2_is_open = false;
  std::array<char, 64 * 1024> m_packed{};
  std::size_t m_since_markup = 0;

  std::size_t read_gzip(std::string &bytes) {
    const int count = ::gzread(m_gzip, bytes.data(), static_cast<unsigned>(bytes.size()));
    int code = Z_OK;
    ::gzerror(m_gzip, &code);
    if (code == Z_ERRNO) {
      throw std::system_error{errno, std::system_category()};
    }
    if (count < 0 || (code != Z_OK && code != Z_STREAM_END && count == 0)) {
      const char *message = code == Z_BUF_ERROR ? "the gzip data break off" : "the gzip data are broken";
      throw Fault{OSM_STATUS_MALFORMED, "", message};
    }
    return static_cast<std::size_t>(count);
  }

  std::size_t read_bzip2(std::string &bytes) {
    m_bzip2.next_out = bytes.data();
    m_bzip2.avail_out = static_cast<unsigned>(bytes.size());
    while (m_bzip2.avail_out == bytes.size()) {
      if (m_bzip2.avail_in == 0 && !refill()) {
        if (m_bzip2_is_open) {
          throw Fault{OSM_STATUS_MALFORMED, "", "the bzip2 data break off"};
        }
        break;
      }
      if (!m_bzip2_is_open) { // the file may hold several streams, one behind the other
        if (::BZ2_bzDecompressInit(&m_bzip2, 0, 0) != BZ_OK) {
          throw std::bad_alloc{};
        }
        m_bzip2_is_open = true;
      }
      const int code = ::BZ2_bzDecompress(&m_bzip2);
      if (code == BZ_STREAM_END) {
        ::BZ2_bzDecompressEnd(&m_bzip2);
        m_bzip2_is_open = false;
      } else if (code != BZ_OK) {
        throw Fault{OSM_STATUS_MALFORMED, "", "the bzip2 data are broken"};
      }
    }
    return bytes.size() - m_bzip2.avail_out;
  }

  bool refill() {
    const ssize_t count = ::read(m_fd, m_packed.data(), m_packed.size());
    if (count < 0) {
      throw std::system_error{errno, std::system_category()};
    }
    m_bzip2.next_in = m_packed.data();
    m_bzip2.avail_in = static_cast<unsigned>(count);
    return count > 0;
  }

  void check_tag_length(const std::string &bytes) {
    const std::size_t last = bytes.rfind('<');
    if (last != std::string::npos) {
      m_since_markup = bytes.size() - last;
      return;
    }
    m_since_markup += bytes.size();
    if (m_since_markup > max_tag_length) {
      throw Fault{OSM_STATUS_LIMIT, "", "the XML holds a tag or a text of more than 1 MB"};
    }
  }
};

} // namespace

void register_xml_input() {
  namespace io = osmium::io;
  static const bool registered = io::CompressionFactory::instance().register_compression(
      io::file_compression::gzip,
      [](int, io::fsync) -> io::Compressor * { throw std::logic_error{"this input cannot write"}; },
      [](int fd) -> io::Decompressor * { return new XMLInput{fd}; },
      [](const char *, std::size_t) -> io::Decompressor * { throw std::logic_error{"this input reads files only"}; });
  static_cast<void>(registered);
}

} // namespace luwang
