import HandoverModel

extension Review {
  /// People who may be one.
  var aboutPeople: [Finding] {
    LikelyDuplicates.pairs(among: registry.people).map { pair in
      Finding(
        .likelyDuplicate, at: "personas · \(pair.first.document)",
        [
          "persona": pair.first.name, "otra": pair.second.name, "documento": pair.second.document,
          "razon": pair.reason,
        ])
    }
  }
}
