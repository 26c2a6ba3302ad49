#pragma once

#include "source.hpp"
#include <osmium/io/reader.hpp>
#include <osmium/thread/pool.hpp>

#include <memory>
#include <string>

namespace luwang {

/// OSM XML, plain or packed with gzip or bzip2, parsed by libosmium and expat; every pass reads the file anew.
class XMLSource : public ElementSource {
public:
  explicit XMLSource(std::string path);
  void begin(std::uint32_t kinds) override;
  osmium::memory::Buffer next() override;
  /// The place of the first fault; looks through the file anew.
  std::string place() const override;

private:
  std::string m_path;
  osmium::thread::Pool m_pool{1};
  std::unique_ptr<osmium::io::Reader> m_reader;
};

} // namespace luwang
