import Plans

extension PlanReport {
  /// What the plan is, and from what it was made.
  func head() -> Markup {
    var facts: [(String, String)] = [
      (words.work, rules.description ?? words.kind(plan.kind)), (words.date, clock.date),
      (words.area, plan.area ?? words.wholeCity),
    ]
    if let temperature = plan.temperature {
      facts.append((words.temperature, NumberText.fixed(temperature, 1) + " °C"))
    }
    facts += [
      (words.seed, String(plan.seed)), (words.revision, short(plan.cityRevision)),
      (words.rulesDigest, short(plan.rulesDigest)), (words.fleetDigest, short(plan.fleetDigest)),
    ]
    let list = facts.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>\n" as Markup }.joined()
    return """
      <header id="top"><h1>\(heading)</h1>
      <dl class="facts">
      \(list)</dl>
      \(verdict)\(assumptions)</header>

      """
  }

  private var verdict: Markup {
    guard let verdictLine else { return "" }
    return "<p class=\"verdict\"><b>\(words.verdict)</b> \(verdictLine)</p>\n"
  }

  private var assumptions: Markup {
    guard !plan.assumed.isEmpty else { return "" }
    return """
      <aside class="assumed"><h2>\(words.assumedHeading)</h2><ul>
      \(items(plan.assumed))</ul></aside>

      """
  }

  /// What was left out, notes, and where the data is from.
  func notesSection() -> Markup {
    guard !notes.isEmpty || attribution != nil else { return "" }
    var section: Markup = "<section id=\"notes\"><h2>\(words.leftOut)</h2>\n"
    if !notes.isEmpty { section += "<ul>\n\(items(notes))</ul>\n" }
    if let attribution { section += "<p class=\"source\">\(words.pair(words.dataSource, attribution))</p>\n" }
    return section + "</section>\n"
  }

  private func items(_ sentences: [String]) -> Markup {
    sentences.map { "<li>\($0)</li>\n" as Markup }.joined()
  }

  /// Enough of a digest to tell two apart.
  private func short(_ digest: String) -> String {
    let text = digest.hasPrefix("sha256:") ? String(digest.dropFirst(7)) : digest
    return text.count > 12 ? text.prefix(12) + "…" : text
  }
}
