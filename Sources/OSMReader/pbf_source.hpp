#pragma once

#include "source.hpp"
#include <osmium/io/reader.hpp>
#include <osmium/thread/pool.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace luwang {

/// A PBF file, read block by block: the framing here, so that every fault has its place and memory is bounded by one
/// block; the content of each block by libosmium.
class PBFSource : public ElementSource {
public:
  explicit PBFSource(const std::string &path);
  ~PBFSource() override;
  PBFSource(const PBFSource &) = delete;
  PBFSource &operator=(const PBFSource &) = delete;

  void begin(std::uint32_t kinds) override;
  osmium::memory::Buffer next() override;
  std::string place() const override;

private:
  struct Block {
    std::uint64_t start;
    std::uint64_t blob;
    std::size_t blob_size;
    std::uint32_t kinds;
  };

  int m_fd;
  std::uint64_t m_file_size = 0;
  std::vector<Block> m_blocks;
  osmium::thread::Pool m_pool{1};
  std::unique_ptr<osmium::io::Reader> m_reader;
  std::string m_bytes;
  std::uint32_t m_kinds = 0;
  std::size_t m_next = 0;
  std::size_t m_current = 0;

  void survey();
  Block read_framing(std::uint64_t start);
  void check_header(const Block &block);
  void check_content(Block &block);
  std::string read(std::uint64_t start, std::size_t size) const;
  bool open_next_block();
};

} // namespace luwang
