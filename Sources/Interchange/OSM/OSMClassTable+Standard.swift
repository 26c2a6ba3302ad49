extension OSMClassTable {
  /// The text of `GeoData/osm-classes.csv`; a test compares the two.
  public static let standardText = """
    key,value,class,link,oneway,access,note
    highway:CN:urban,expressway,expressway,,,,Chinese mappers' own class of an urban road: it goes before highway=*
    highway:CN:urban,arterial,arterial,,,,
    highway:CN:urban,secondary,secondary,,,,
    highway:CN:urban,branch,branch,,,,
    highway,motorway,expressway,no,yes,open,one-way unless the file says otherwise
    highway,trunk,expressway,no,no,open,
    highway,primary,arterial,no,no,open,
    highway,secondary,secondary,no,no,open,
    highway,tertiary,branch,no,no,open,
    highway,unclassified,branch,no,no,open,
    highway,residential,branch,no,no,open,
    highway,road,branch,no,no,open,a road whose class no mapper knows yet
    highway,living_street,lane,no,no,open,
    highway,service,lane,no,no,open,
    highway,pedestrian,lane,no,no,restricted,swept but not open to traffic
    highway,motorway_link,expressway,yes,no,open,
    highway,trunk_link,expressway,yes,no,open,
    highway,primary_link,arterial,yes,no,open,
    highway,secondary_link,secondary,yes,no,open,
    highway,tertiary_link,branch,yes,no,open,
    highway,residential_link,branch,yes,no,open,
    highway,footway,none,,,,
    highway,path,none,,,,
    highway,cycleway,none,,,,
    highway,bridleway,none,,,,
    highway,steps,none,,,,
    highway,corridor,none,,,,
    highway,elevator,none,,,,
    highway,track,none,,,,farm and forest tracks
    highway,busway,none,,,,
    highway,bus_guideway,none,,,,
    highway,raceway,none,,,,
    highway,via_ferrata,none,,,,
    highway,platform,none,,,,
    highway,bus_stop,none,,,,
    highway,crossing,none,,,,
    highway,services,none,,,,a rest area
    highway,rest_area,none,,,,
    highway,trail,none,,,,
    highway,construction,none,,,,not yet open
    highway,proposed,none,,,,not yet built
    highway,planned,none,,,,not yet built
    highway,abandoned,none,,,,no longer there
    highway,disused,none,,,,no longer in use
    highway,razed,none,,,,no longer there

    """
}
