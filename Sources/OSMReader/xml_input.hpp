#pragma once

namespace luwang {

/// Makes libosmium read packed XML through XMLInput; the first call does it, later ones nothing.
void register_xml_input();

} // namespace luwang
