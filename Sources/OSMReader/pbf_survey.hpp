#pragma once

#include <cstdint>
#include <string>

namespace luwang {

/// What one unpacked block of a PBF file holds, without decoding it.
struct BlockSurvey {
  /// Kinds of element in the block.
  std::uint32_t kinds = 0;
  /// Bytes its elements will take when decoded, about.
  std::uint64_t decoded_size = 0;
};

/// Walks through a primitive block.
///
/// A block names each text once and refers to it by number, so that some kilobytes can stand for gigabytes of tags:
/// what it unfolds to is summed here before anything is decoded.
/// - Throws: a Fault where a text cannot be kept, a protozero exception where the bytes are no such block.
BlockSurvey survey_block(const std::string &block);

} // namespace luwang
