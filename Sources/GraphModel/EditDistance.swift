/// How many letters differ between two words: insertions, deletions, substitutions, and swaps of neighbours.
///
/// Returns nil when it is more than `limit`. Source: the optimal string alignment distance (Boytsov 2011, "Indexing
/// methods for approximate dictionary searching", section 2.2).
public func editDistance(_ left: String, _ right: String, limit: Int) -> Int? {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  guard abs(left.count - right.count) <= limit else { return nil }
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      var distance = min(
        previous[column + 1] + 1, current[column] + 1, previous[column] + (left[row] == right[column] ? 0 : 1)
      )
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    if let least = current.min(), least > limit { return nil }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count] <= limit ? previous[right.count] : nil
}
