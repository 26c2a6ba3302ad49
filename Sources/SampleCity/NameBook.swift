/// Makes up Chinese names; none is given twice.
struct NameBook {
  private static let first = Array(
    "云泉柳荷松竹兰桂槐榆枫杏梅鹤鹿燕锦瑞和安康宁清玉金银石青翠紫丹文德仁义礼智信永长新兴华春夏秋朝晨星月霞")
  private static let second = Array("溪湖山岭林园苑桥井台亭阁塔门坊庄堤滩湾源川谷峰岩平丰乐盛昌茂祥福禄光辉远达通顺化成")
  private static let digits = Array("零一二三四五六七八九")

  private static let prefix = Array("东西南北上下前后大小")

  private var cursor: Int
  private var drawn = 0
  private let step: Int
  private let count = NameBook.first.count * NameBook.second.count

  init(seed: UInt64) {
    var random = SampleRandom(seed: seed, topic: "names")
    cursor = random.index(below: count)
    var step = 700 + random.index(below: 500)
    while !NameBook.areCoprime(step, count) { step += 1 }
    self.step = step
  }

  /// Two characters not given before.
  ///
  /// Once all pairs are used up a third character goes before them.
  mutating func stem() -> String {
    cursor = (cursor + step) % count
    let round = drawn / count
    drawn += 1
    precondition(round <= NameBook.prefix.count, "more streets than names")
    return String(
      (round == 0 ? [] : [NameBook.prefix[round - 1]])
        + [NameBook.first[cursor / NameBook.second.count], NameBook.second[cursor % NameBook.second.count]])
  }

  /// A whole number below 1,000 in Chinese, as in 十二 or 一百零三.
  static func numeral(_ number: Int) -> String {
    precondition((0..<1_000).contains(number), "numerals end at 999")
    if number >= 100 {
      let rest = number % 100
      let head = "\(digits[number / 100])百"
      if rest == 0 { return head }
      return head + (rest < 10 ? "零\(digits[rest])" : rest < 20 ? "一" + numeral(rest) : numeral(rest))
    }
    if number < 10 { return String(digits[number]) }
    let tens = number < 20 ? "十" : "\(digits[number / 10])十"
    return number % 10 == 0 ? tens : tens + String(digits[number % 10])
  }

  private static func areCoprime(_ a: Int, _ b: Int) -> Bool { b == 0 ? a == 1 : areCoprime(b, a % b) }
}
