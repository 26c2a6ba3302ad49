/// Writes `rules.json`: what the sample's fleet has to sweep in one day.
///
/// A hopper of 3,000 kg is full after about 10 km of kerb, as Jinan's sweepers report (10.0 km a trip, March 2021).
enum RulesFile {
  static func text() -> String {
    let night = #""time_windows":["22:00-06:00"]"#
    let noRush = #""banned_windows":["07:00-09:00","17:00-19:00"]"#
    return """
      {"description":\(JSONText.quoted(SampleNotice.line)),"kind":"sweep","classes":{
      "expressway":{\(night),"skill":1},
      "arterial":{\(night),"passes":2,"priority":2,"skill":1},
      "secondary":{\(night),"priority":1,"skill":1},
      "branch":{\(noRush),"skill":1}
      },"one_pass_below_m":6,"loads":[
      {"name":"垃圾 sweepings kg","per_km":300,"reset":"dump"},
      {"name":"水 water L","per_km":150,"reset":"water"}
      ],"least_temperature_c":3}

      """
  }
}
