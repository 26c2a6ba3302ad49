import GeoTypes

extension Box {
  /// The place of the box's low corner on the Z-order curve (Morton 1966): neighbours get near numbers.
  var curveKey: UInt64 {
    Self.spread(UInt32(bitPattern: low.x) ^ 0x8000_0000) | Self.spread(UInt32(bitPattern: low.y) ^ 0x8000_0000) << 1
  }

  /// Puts a zero between any two bits.
  private static func spread(_ value: UInt32) -> UInt64 {
    var bits = UInt64(value)
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}
