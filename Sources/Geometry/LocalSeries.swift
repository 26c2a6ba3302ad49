#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A short power series of a real number, fitted at Chebyshev's nodes.
struct RealSeries: Sendable {
  private static let most = 16

  private var coefficients = InlineArray<16, Double>(repeating: 0)
  private let scale: Double
  private var last = 0

  /// Fits a function over the numbers from `-reach` to `reach`, terms below a limit left out.
  init(reach: Double, neglecting limit: Double, _ function: (Double) -> Double) {
    let count = RealSeries.most
    scale = 1 / reach
    let angles = (0..<count).map { (Double($0) + 0.5) * .pi / Double(count) }
    let values = angles.map { function(cos($0) * reach) }
    // The weight of each Chebyshev polynomial, and the polynomial as powers by its recurrence.
    var (before, power) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
    power[0] = 1
    for degree in 0..<count {
      let sum = zip(values, angles).reduce(0) { $0 + $1.0 * cos(Double(degree) * $1.1) }
      let weight = (degree == 0 ? 1 : 2) * sum / Double(count)
      if abs(weight) > limit { last = degree }
      for index in 0..<count { coefficients[index] += weight * power[index] }
      var next = before.map { -$0 }
      for index in 1..<count { next[index] += (degree == 0 ? 1 : 2) * power[index - 1] }
      (before, power) = (power, next)
    }
  }

  /// The value of the series.
  @inline(__always)
  func value(at x: Double) -> Double {
    let t = x * scale
    var value = coefficients[last]
    for index in stride(from: last - 1, through: 0, by: -1) { value = value * t + coefficients[index] }
    return value
  }
}

/// A short power series of a complex number, taken from values on a circle by Cauchy's formula.
struct ComplexSeries: Sendable {
  private static let most = 16

  private var real = InlineArray<16, Double>(repeating: 0)
  private var imaginary = InlineArray<16, Double>(repeating: 0)
  private let scale: Double
  private var last = 0

  /// Takes the series of an analytic function, terms below a limit left out; `nil` where a value is missing.
  init?(
    radius: Double, neglecting limit: Double,
    _ function: (_ real: Double, _ imaginary: Double) -> (real: Double, imaginary: Double)?
  ) {
    scale = 1 / radius
    let count = 2 * ComplexSeries.most
    for step in 0..<count {
      let angle = 2 * .pi * Double(step) / Double(count)
      guard let value = function(radius * cos(angle), radius * sin(angle)) else { return nil }
      for term in 0..<ComplexSeries.most {
        let (c, s) = (cos(Double(term) * angle) / Double(count), sin(Double(term) * angle) / Double(count))
        real[term] += value.real * c + value.imaginary * s
        imaginary[term] += value.imaginary * c - value.real * s
      }
    }
    for term in 0..<ComplexSeries.most where abs(real[term]) + abs(imaginary[term]) > limit { last = term }
  }

  /// The value of the series.
  @inline(__always)
  func value(at x: Double, _ y: Double) -> (real: Double, imaginary: Double) {
    let (x, y) = (x * scale, y * scale)
    var (a, b) = (real[last], imaginary[last])
    for index in stride(from: last - 1, through: 0, by: -1) {
      (a, b) = (a * x - b * y + real[index], a * y + b * x + imaginary[index])
    }
    return (a, b)
  }
}
