#pragma once

#include <string>

namespace luwang {

/// The line and column of the first element that OSM XML cannot have: an unknown name, an id or a coordinate that is no
/// number, a nesting too deep. libosmium reports these faults without their place. Empty where none is found.
std::string find_xml_place(const std::string &path) noexcept;

} // namespace luwang
