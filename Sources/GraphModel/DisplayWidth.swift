/// How many columns a text takes on a terminal.
public func displayWidth(of text: String) -> Int { text.unicodeScalars.count }
