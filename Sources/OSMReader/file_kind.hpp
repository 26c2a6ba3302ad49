#pragma once

#include <string>

namespace luwang {

enum class FileKind { pbf, xml };

/// The format of a file by its first bytes.
/// - Throws: a Fault when it cannot be read, is empty, no regular file, or neither of the two.
FileKind file_kind(const std::string &path);

} // namespace luwang
