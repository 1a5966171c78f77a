import ArgumentParser
import Foundation
import Testing

@testable import kgraph

@Suite("Standard output")
struct StandardOutputTests {
  @Test("everything arrives, in order, whatever the buffer holds", arguments: [0, 1, 7, 1 << 16])
  func buffered(capacity: Int) throws {
    let pipe = Pipe()
    let output = StandardOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, capacity: capacity)
    for piece in ["one ", "", "zwölf ", "👩‍👩‍👧\n"] { try output.write(piece) }
    try output.flush()
    try pipe.fileHandleForWriting.close()
    let received = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(received == "one zwölf 👩‍👩‍👧\n")
  }

  @Test("a reader that has left is quiet success")
  func closedPipe() throws {
    StandardOutput.ignoreBrokenPipeSignal()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let output = StandardOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try output.write("text")
    let error = #expect(throws: OutputError.readerHasLeft) { try output.flush() }
    #expect(error?.exitCode == .success)
  }

  @Test("a full disk is an error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() throws {
    let full = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
    let output = StandardOutput(descriptor: full.fileDescriptor)
    try output.write("text")
    let error = #expect(throws: OutputError.self) { try output.flush() }
    #expect(error?.description == "cannot write the output: No space left on device")
    #expect(error?.exitCode == .inputOutput)
  }
}
