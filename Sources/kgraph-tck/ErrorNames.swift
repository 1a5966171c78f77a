/// Which of kgraph's codes an error of the kit may have.
enum ErrorNames {
  /// Whether the code says what the kit's detail says.
  static func fits(_ code: String, _ detail: String) -> Bool {
    guard let codes = byDetail[detail] else { return true }
    return codes.contains(code)
  }

  private static let byDetail: [String: Set<String>] = [
    "UndefinedVariable": ["unbound-variable"],
    "MissingParameter": ["unbound-variable"],
    "VariableAlreadyBound": ["already-bound", "type-mismatch"],
    "VariableTypeConflict": ["already-bound", "type-mismatch"],
    "RelationshipUniquenessViolation": ["already-bound"],
    "InvalidArgumentType": ["type-mismatch", "syntax"],
    "InvalidArgumentValue": ["type-mismatch", "invalid-value"],
    "InvalidArgumentPassingMode": ["type-mismatch", "syntax"],
    "MapElementAccessByNonString": ["type-mismatch"],
    "ListElementAccessByNonInteger": ["type-mismatch"],
    "PropertyAccessOnNonMap": ["type-mismatch"],
    "InvalidAggregation": ["aggregation"],
    "NestedAggregation": ["aggregation"],
    "AmbiguousAggregationExpression": ["aggregation"],
    "NonConstantExpression": ["invalid-value", "aggregation", "unbound-variable", "syntax", "type-mismatch"],
    "NoExpressionAlias": ["column-name", "syntax"],
    "NoVariablesInScope": ["column-name", "syntax", "unbound-variable"],
    "ColumnNameConflict": ["column-name"],
    "DifferentColumnsInUnion": ["column-name", "syntax"],
    "InvalidClauseComposition": ["syntax"],
    "UnexpectedSyntax": ["syntax"],
    "InvalidParameterUse": ["syntax"],
    "InvalidRelationshipPattern": ["syntax", "type-mismatch"],
    "InvalidNumberLiteral": ["syntax"],
    "InvalidUnicodeLiteral": ["syntax"],
    "InvalidUnicodeCharacter": ["syntax"],
    "UnknownFunction": ["unknown-function"],
    "InvalidNumberOfArguments": ["argument-count"],
    "IntegerOverflow": ["invalid-value", "syntax"],
    "FloatingPointOverflow": ["invalid-value", "syntax"],
    "NumberOutOfRange": ["invalid-value"],
    "NegativeIntegerArgument": ["invalid-value", "type-mismatch", "syntax"],
  ]
}
