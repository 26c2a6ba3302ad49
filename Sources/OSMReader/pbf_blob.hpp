#pragma once

#include <string>

namespace luwang {

/// Unpacks the content of a blob of a PBF file.
/// - Throws: a Fault naming the place when it is broken, too large or packed in an unknown way.
std::string unpack_blob(const std::string &blob, const std::string &place);

} // namespace luwang
