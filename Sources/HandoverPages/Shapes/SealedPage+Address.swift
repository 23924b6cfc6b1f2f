import Foundation
package import HandoverModel

extension SealedPage {
  /// The whole page; the sealed text itself when no address is known, and else with the address in its head.
  ///
  /// `bundle` is the SHA-256 of the ZIP that the page tells of, which the sealed page cannot know.
  package func complete(at address: String?, bundle: Digest?) -> String {
    guard let address else { return replacing([]) }
    return replacing(
      addressed(address)
        + linkedData { data in
          data.url = address
          data.encoding?.sha256 = bundle?.hex
        })
  }

  /// The canonical address, for search engines and for those who share the page.
  func addressed(_ address: String) -> [(range: Range<Int>, text: String)] {
    guard
      let end = tokens.tokens.first(where: { $0.kind == .closing && $0.name == "head" })?.range.lowerBound
    else { return [] }
    let old = tokens.tokens.filter { token in
      token.name == "link" && token["rel"] == "canonical"
        || token.name == "meta" && token["property"] == "og:url"
    }
    let text = Markup.escaped(address)
    let lines = "<link rel=\"canonical\" href=\"\(text)\">\n<meta property=\"og:url\" content=\"\(text)\">\n"
    return old.map { ($0.range, "") } + [(end..<end, lines)]
  }

  /// The data for search engines after a change; nothing when the page has none.
  func linkedData(_ change: (inout LinkedData) -> Void) -> [(range: Range<Int>, text: String)] {
    let all = tokens.tokens
    guard
      let start = all.firstIndex(where: { $0.name == "script" && $0["type"] == LinkedData.mediaType }),
      all.indices.contains(start + 1), all[start + 1].kind == .text,
      var data = try? JSONDecoder().decode(LinkedData.self, from: Data(tokens.bytes[all[start + 1].range]))
    else { return [] }
    change(&data)
    return [(all[start + 1].range, data.json)]
  }
}
