#include "file_kind.hpp"
#include "fault.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace luwang {

namespace {

/// The first bytes of a regular file.
std::string first_bytes(const std::string &path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) {
    throw std::system_error{errno, std::system_category()};
  }
  struct stat status {};
  std::array<char, 64> bytes{};
  const bool has_status = ::fstat(fd, &status) == 0;
  const bool is_regular = has_status && S_ISREG(status.st_mode);
  const ssize_t count = is_regular ? ::pread(fd, bytes.data(), bytes.size(), 0) : 0;
  const int code = errno;
  ::close(fd);
  if (!has_status || count < 0) {
    throw std::system_error{code, std::system_category()};
  }
  if (!is_regular) {
    throw Fault{OSM_STATUS_UNREADABLE, "",
                S_ISDIR(status.st_mode) ? "it is a directory" : "it is not a regular file, which can be read twice"};
  }
  if (count == 0) {
    throw Fault{OSM_STATUS_UNREADABLE, "", "it is empty"};
  }
  return {bytes.data(), static_cast<std::size_t>(count)};
}

bool begins(const std::string &bytes, const std::string &with) { return bytes.compare(0, with.size(), with) == 0; }

/// Whether plain text begins like XML: a byte-order mark or spaces, then "<".
bool begins_as_xml(const std::string &bytes) {
  if (begins(bytes, "\xFF\xFE") || begins(bytes, "\xFE\xFF")) {
    return true; // UTF-16, which expat reads
  }
  const std::size_t start = begins(bytes, "\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t first = bytes.find_first_not_of(" \t\r\n", start);
  return first != std::string::npos && bytes[first] == '<';
}

} // namespace

FileKind file_kind(const std::string &path) {
  const std::string bytes = first_bytes(path);
  if (begins(bytes, "\x1F\x8B") || begins(bytes, "BZh") || begins_as_xml(bytes)) {
    return FileKind::xml;
  }
  // A PBF file opens with the length of its first header (below 64 KiB) and that header's first field, its type.
  const bool begins_as_pbf = bytes.size() > 6 && bytes[0] == 0 && bytes[1] == 0 && bytes[4] == '\x0A';
  if (begins_as_pbf) {
    return FileKind::pbf;
  }
  throw Fault{OSM_STATUS_MALFORMED, "", "it is neither OSM XML nor PBF by its first bytes"};
}

} // namespace luwang
