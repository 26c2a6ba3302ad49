// swift-tools-version: 6.1
import PackageDescription

let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// One room of the house: a target with its tests beside it (Docs/Architecture.md tells what each is for).
func room(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: features)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: name), "TestKit"] + dependencies, swiftSettings: features)
}

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "luwang",
  products: [
    .library(name: "GeoTypes", targets: ["GeoTypes"]),
    .library(name: "Geometry", targets: ["Geometry"]),
    .library(name: "SpatialIndex", targets: ["SpatialIndex"]),
    .library(name: "RoadNetwork", targets: ["RoadNetwork"]),
    .library(name: "Grid", targets: ["Grid"]),
    .library(name: "Routing", targets: ["Routing"]),
    .library(name: "ArcRouting", targets: ["ArcRouting"]),
    .library(name: "ArcBounds", targets: ["ArcBounds"]),
    .library(name: "ArcInstances", targets: ["ArcInstances"]),
    .executable(name: "luwang", targets: ["luwang"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
    .target(
      name: "OSMReader",
      linkerSettings: [.linkedLibrary("z"), .linkedLibrary("bz2"), .linkedLibrary("expat")]),

    room("GeoTypes", []),
    room("Geometry", ["GeoTypes", "CGEOS", "CPROJ"]),
    .target(name: "CIntrinsics"),
    room("IndexFile", []),
    room("SpatialIndex", ["GeoTypes", "IndexFile", "CIntrinsics"]),
    room("SampleCoverage", ["GeoTypes"]),
    room(
      "RoadNetwork", ["GeoTypes", "Geometry", "IndexFile", "SpatialIndex"],
      resources: ["sweeper", "washer", "truck", "patrol-car", "e-bike", "foot"].map {
        .embedInCode("Resources/\($0).json")
      }),
    room("Grid", ["GeoTypes", "Geometry", "IndexFile", "SpatialIndex", "RoadNetwork"]),
    room("Routing", ["CIntrinsics", "GeoTypes", "IndexFile", "RoadNetwork"]),
    room("ArcRouting", []),
    room("ArcBounds", ["ArcRouting", "CClp"]),
    room("ArcInstances", ["ArcRouting"]),
    room(
      "Casework", ["GeoTypes", "IndexFile", "RoadNetwork", "Grid", "SpatialIndex"],
      resources: [.embedInCode("Resources/components-2005.csv")]),
    room("Plans", ["GeoTypes", "RoadNetwork", "Grid"]),
    room("PlanCheck", ["GeoTypes", "RoadNetwork", "Grid", "Plans"]),
    room(
      "Interchange", ["GeoTypes", "Geometry", "IndexFile", "RoadNetwork", "Grid", "Casework", "Plans", "OSMReader"]),
    room("Store", ["GeoTypes", "Geometry", "RoadNetwork", "Grid", "Casework", "Plans", grdb]),
    room(
      "CityImport",
      [
        "GeoTypes", "Geometry", "IndexFile", "SpatialIndex", "RoadNetwork", "Grid", "Routing", "Casework", "Plans",
        "Interchange", "Store",
        crypto,
      ]),
    room("Report", ["GeoTypes", "Geometry", "RoadNetwork", "Grid", "Casework", "Plans"]),
    room("SampleCity", ["GeoTypes", "Geometry", "RoadNetwork"]),
    room(
      "Planning",
      [
        "GeoTypes", "Geometry", "SpatialIndex", "RoadNetwork", "Grid", "Routing", "ArcRouting", "ArcBounds", "Plans",
        "PlanCheck",
      ]),
    room(
      "Service",
      [
        "GeoTypes", "Geometry", "IndexFile", "SpatialIndex", "RoadNetwork", "Grid", "Routing", "Casework", "Plans",
        "PlanCheck", "Planning", "Interchange", "Store", "CityImport", "Report", "CZlib",
        hummingbird, lifecycle, logging, crypto,
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "Configuration", package: "swift-configuration"),
      ],
      resources: [
        "index.html", "style.css", "icon.svg", "maplibre-licence.txt", "app.js", "element.js", "layers.js", "link.js",
        "map.js", "place.js", "plans.js", "routes.js", "service.js", "switches.js", "watch.js", "words.js",
      ].map { .embedInCode("Resources/page/\($0)") }),
    .executableTarget(
      name: "luwang",
      dependencies: [
        "GeoTypes", "Geometry", "IndexFile", "SpatialIndex", "SampleCoverage", "RoadNetwork", "Grid", "Casework",
        "Plans",
        "Interchange", "Store", "Routing", "ArcRouting", "ArcBounds", "ArcInstances", "PlanCheck", "Planning",
        "CityImport", "Report", "SampleCity", "Service",
        argumentParser, lifecycle, logging,
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: features),

    .executableTarget(
      name: "FirstInstance", dependencies: ["ArcRouting"], path: "Examples/FirstInstance", swiftSettings: features),

    .target(
      name: "TestKit",
      dependencies: [
        "GeoTypes", "Geometry", "SpatialIndex", "RoadNetwork", "Grid", "ArcRouting", "Plans", "PlanCheck",
      ],
      path: "Tests/TestKit", swiftSettings: features),
    tests("GeoTypes", []),
    tests("Geometry", ["GeoTypes", "CGEOS"]),
    tests("IndexFile", []),
    .target(name: "CAllocationCounter", path: "Tests/CAllocationCounter"),
    tests("SpatialIndex", ["CAllocationCounter", "GeoTypes", "IndexFile", "SampleCoverage"]),
    tests("RoadNetwork", ["GeoTypes", "Geometry", "IndexFile", "SpatialIndex"]),
    tests("Grid", ["GeoTypes", "Geometry", "SpatialIndex", "RoadNetwork"]),
    tests("Routing", ["CAllocationCounter", "GeoTypes", "RoadNetwork", "IndexFile", "SampleCoverage"]),
    tests("ArcRouting", ["ArcBounds"]),
    tests("ArcBounds", ["ArcRouting"]),
    tests("ArcInstances", ["ArcRouting"]),
    tests("Casework", ["GeoTypes", "RoadNetwork", "Grid", "SpatialIndex"]),
    tests("Plans", ["GeoTypes", "RoadNetwork"]),
    tests("PlanCheck", ["GeoTypes", "RoadNetwork", "Plans"]),
    tests("Interchange", ["GeoTypes", "Geometry", "SpatialIndex", "RoadNetwork", "Grid", "Casework", "Plans"]),
    tests("Store", ["GeoTypes", "Geometry", "RoadNetwork", "Grid", "Casework", "Plans", grdb]),
    tests(
      "CityImport",
      ["GeoTypes", "Geometry", "SpatialIndex", "RoadNetwork", "Grid", "Casework", "Plans", "Interchange", "Store"]),
    tests("Planning", ["GeoTypes", "RoadNetwork", "Grid", "Routing", "ArcRouting", "Plans", "PlanCheck"]),
    tests("Report", ["GeoTypes", "RoadNetwork", "Grid", "Casework", "Plans", "PlanCheck"]),
    tests("SampleCity", ["GeoTypes", "Geometry", "RoadNetwork"]),
    tests(
      "Service",
      [
        "GeoTypes", "Geometry", "RoadNetwork", "Grid", "Casework", "Plans", "Store", "CityImport", "SampleCity",
        "Routing",
        hummingbird, .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "Configuration", package: "swift-configuration"),
      ]),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "TestKit", "GeoTypes", "IndexFile", "SpatialIndex", "RoadNetwork", "Grid", "Routing", "Store", "CityImport",
      ],
      swiftSettings: features),
    .testTarget(
      name: "DocumentTests",
      dependencies: ["TestKit", "ArcInstances", "Casework", "Interchange", "Plans", "PlanCheck"],
      swiftSettings: features),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
