#pragma once

#include "osmium_config.hpp"
#include <osmium/memory/buffer.hpp>

#include <cstdint>
#include <string>

namespace luwang {

/// A file that can be read in passes, whatever its format.
class ElementSource {
public:
  virtual ~ElementSource() = default;
  /// Starts a pass over the kinds of the mask.
  virtual void begin(std::uint32_t kinds) = 0;
  /// The next elements, an invalid buffer at the end of the pass.
  virtual osmium::memory::Buffer next() = 0;
  /// Where reading stands, for messages.
  virtual std::string place() const = 0;
};

} // namespace luwang
