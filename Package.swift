// swift-tools-version: 6.3
import PackageDescription

// One table of modules. Imports go down only; ConventionTests hold the table against the sources.
let package = Package(
  name: "empalme",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "empalme", targets: ["empalme"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CMagic", pkgConfig: "libmagic", providers: [.apt(["libmagic-dev"])]),
    .systemLibrary(
      name: "CMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    .target(name: "HandoverModel"),
    .target(
      name: "HandoverBundle",
      dependencies: [
        "HandoverModel", "CLibZip", "CISAL", "CMagic", "CZLib",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .target(
      name: "HandoverStore",
      dependencies: ["HandoverModel", .product(name: "GRDB", package: "GRDB.swift")]),
    .target(
      name: "HandoverPages",
      dependencies: [
        "HandoverModel", "CMarkGFM", "CQREncode", "CXLSXWriter",
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Yams", package: "Yams"),
      ],
      plugins: ["EmbedTemplates"]),
    .target(
      name: "HandoverActions",
      dependencies: ["HandoverModel", "HandoverBundle", "HandoverStore", "HandoverPages"]),
    .target(
      name: "HandoverCommands",
      dependencies: [
        "HandoverModel", "HandoverBundle", "HandoverStore", "HandoverActions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "empalme", dependencies: ["HandoverCommands"]),

    // Also compiled to WebAssembly, by scripts/kernel.sh.
    .target(name: "HashKernel"),
    .executableTarget(name: "embed-templates"),
    .plugin(name: "EmbedTemplates", capability: .buildTool(), dependencies: ["embed-templates"]),

    .target(name: "HandoverTestSupport", dependencies: ["HandoverModel"], path: "Tests/Support"),
    .testTarget(name: "HandoverModelTests", dependencies: ["HandoverModel", "HandoverTestSupport"]),
    .testTarget(
      name: "HandoverBundleTests", dependencies: ["HandoverBundle", "HashKernel", "HandoverTestSupport"]),
    .testTarget(
      name: "HandoverStoreTests",
      dependencies: ["HandoverStore", "HandoverTestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "HandoverPagesTests", dependencies: ["HandoverPages", "HandoverTestSupport"], exclude: ["Golden"]),
    .testTarget(
      name: "HandoverActionsTests",
      dependencies: [
        "HandoverActions", "HandoverBundle", "HandoverStore", "HandoverTestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["Golden"]),
    .testTarget(
      name: "HandoverCommandsTests", dependencies: ["HandoverCommands", "HandoverTestSupport"],
      exclude: ["Golden"]),
    .testTarget(name: "ConventionTests", dependencies: ["HandoverTestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
  .enableUpcomingFeature("InferIsolatedConformances"),  // SE-0470
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461
  .enableUpcomingFeature("ImmutableWeakCaptures"),  // SE-0481
]

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = strict
}
