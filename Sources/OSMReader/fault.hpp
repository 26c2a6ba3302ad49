#pragma once

#include "OSMReader.h"

#include <stdexcept>
#include <string>

namespace luwang {

/// What went wrong and where; the only exception our own code throws.
class Fault : public std::runtime_error {
public:
  Fault(osm_status status, std::string place, const std::string &message)
      : std::runtime_error{message}, m_status{status}, m_place{std::move(place)} {}

  osm_status status() const noexcept { return m_status; }
  const std::string &place() const noexcept { return m_place; }

private:
  osm_status m_status;
  std::string m_place;
};

/// The exception being handled as a fault; the place is used where the exception names none.
/// - Precondition: called inside a catch block.
Fault current_fault(const std::string &place);

} // namespace luwang
