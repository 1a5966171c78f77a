/// WITH and RETURN.
extension RandomPattern {
  /// An item of a projection.
  private struct Item {
    var text: String
    var sort: Sort
    var isAggregate = false

    /// Whether openCypher says how such values are ordered.
    var isSortable: Bool { [.number, .text, .boolean, .numbers, .texts].contains(sort) }
  }

  private mutating func item(depth: Int) -> Item {
    switch random.below(20) {
    case 0...4 where has(.node): return Item(text: known(.node) ?? "1", sort: .node)
    case 5 where has(.edge): return Item(text: known(.edge) ?? "1", sort: .edge)
    case 6 where has(.path): return Item(text: known(.path) ?? "1", sort: .path)
    case 7 where has(.chain): return Item(text: known(.chain) ?? "1", sort: .chain)
    case 8...10: return Item(text: text(depth: depth), sort: .text)
    case 11...12: return Item(text: condition(depth: depth), sort: .boolean)
    case 13:
      let (list, sort) = listWithElements(depth: depth)
      return sort == .number ? Item(text: list, sort: .numbers) : Item(text: "size(\(list))", sort: .number)
    case 14: return Item(text: anything(depth: depth), sort: .anything)
    case 15: return Item(text: map(depth: depth), sort: .map)
    default: return Item(text: number(depth: depth), sort: .number)
    }
  }

  private mutating func aggregate() -> Item {
    let distinct = random.happens(35) ? "DISTINCT " : ""
    switch random.below(13) {
    case 12:
      let value = number(depth: 1)
      let text =
        random.happens(50)
        ? "\(random.one(of: ["stDev", "stDevP"]))(\(distinct)\(value))"
        : "\(random.one(of: ["percentileDisc", "percentileCont"]))(\(distinct)\(value), \(random.one(of: ["0.5", "0", "1.0", "0.3", "$half"])))"
      return Item(text: text, sort: .number, isAggregate: true)
    case 0...1: return Item(text: "count(*)", sort: .number, isAggregate: true)
    case 2 where has(.node):
      return Item(text: "count(\(distinct)\(known(.node) ?? "1"))", sort: .number, isAggregate: true)
    case 3...4:
      let name = random.one(of: ["min", "max", "sum", "avg", "count"])
      return Item(text: "\(name)(\(distinct)\(number(depth: 1)))", sort: .number, isAggregate: true)
    case 5:
      let name = random.one(of: ["min", "max"])
      return Item(text: "\(name)(\(anything(depth: 0)))", sort: .anything, isAggregate: true)
    case 6:
      return Item(
        text: "\(random.one(of: ["min", "max"]))(\(text(depth: 1)))", sort: .text, isAggregate: true)
    case 7:
      return Item(text: "collect(\(distinct)\(number(depth: 1)))", sort: .numbers, isAggregate: true)
    case 8: return Item(text: "collect(\(distinct)\(text(depth: 0)))", sort: .texts, isAggregate: true)
    case 9 where has(.node):
      return Item(text: "collect(\(distinct)\(known(.node) ?? "1"))", sort: .nodes, isAggregate: true)
    case 10:
      let inner = "collect(\(distinct)\(anything(depth: 0)))"
      return Item(text: "size(\(inner))", sort: .number, isAggregate: true)
    default:
      return Item(text: "count(\(distinct)\(anything(depth: 0))) + 1", sort: .number, isAggregate: true)
    }
  }

  private mutating func items() -> [Item] {
    var items = (0...random.below(4)).map { _ in item(depth: 2) }
    guard random.happens(30) else { return items }
    if random.happens(30) { items = [] }
    if let node = known(.node), random.happens(8) {
      items.append(Item(text: "\(node).k", sort: .number))
      items.append(Item(text: "\(node).k + count(*)", sort: .number, isAggregate: true))
    }
    return items + (0...random.below(2)).map { _ in aggregate() }
  }

  mutating func with() -> String {
    if random.happens(8) {
      return "WITH *, \(number(depth: 1)) AS \(fresh(.number))"
    }
    var items = self.items()
    var names: [String] = []
    // A node or edge mostly keeps its name.
    var kept: [Sort: [String]] = [:]
    let outer = scope
    for index in items.indices {
      let item = items[index]
      let isBare = outer[item.sort]?.contains(item.text) ?? false
      let name = isBare && !names.contains(item.text) && random.happens(85) ? item.text : fresh(item.sort)
      names.append(name)
      if isBare, item.sort == .node { witness.nodes[name] = witness.nodes[item.text] }
      kept[item.sort, default: []].append(name)
      if name != items[index].text { items[index].text += " AS \(name)" }
    }
    scope = kept
    var text = "WITH \(random.happens(20) ? "DISTINCT " : "")\(items.map(\.text).joined(separator: ", "))"
    let isSortable = items.allSatisfy { $0.isSortable || $0.sort == .node }
    if random.happens(isSortable ? 30 : 4) {
      let keys = zip(items, names).filter { $0.0.isSortable || $0.0.sort == .node }.map { item, name in
        (item.sort == .node ? "id(\(name))" : name) + (random.happens(40) ? " DESC" : "")
      }
      if !keys.isEmpty { text += " ORDER BY \(keys.joined(separator: ", "))" }
      if isSortable {
        if random.happens(40) { text += " SKIP \(random.below(3))" }
        if random.happens(70) { text += " LIMIT \(1 + random.below(4))" }
      }
    }
    if random.happens(30) { text += " WHERE " + condition(depth: 1) }
    return text
  }

  mutating func returning() -> String {
    if random.happens(4), scope.values.contains(where: { !$0.isEmpty }) { return "RETURN *" }
    mayFail = random.happens(15)
    defer { mayFail = false }
    let items = self.items()
    let isDistinct = random.happens(25)
    let columns = items.enumerated().map { "\($0.element.text) AS r\($0.offset)" }
    var text = "RETURN \(isDistinct ? "DISTINCT " : "")\(columns.joined(separator: ", "))"
    if random.happens(35) {
      mayFail = false
      var keys = items.indices.filter { items[$0].isSortable && random.happens(80) }.map { "r\($0)" }
      if !isDistinct, !items.contains(where: \.isAggregate), random.happens(40) {
        keys.insert(random.happens(60) ? number(depth: 1) : self.text(depth: 0), at: 0)
      }
      if !keys.isEmpty {
        let directed = keys.map { $0 + (random.happens(40) ? random.one(of: [" DESC", " ASC"]) : "") }
        text += " ORDER BY \(directed.joined(separator: ", "))"
      }
    }
    if random.happens(6) { text += " SKIP \(random.below(3))" }
    if random.happens(12) { text += " LIMIT \(random.one(of: ["1", "2", "4", "0", "1 + 1", "$one"]))" }
    return text
  }
}
