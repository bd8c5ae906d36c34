import Foundation
import Testing

@testable import HighLevel

/// Replies are read up to a depth that no reply has, and refused beyond it before they cost anything.
@Suite(.timeLimit(.minutes(10))) struct ReplyDecoderTests {
    private func read(_ text: String) throws -> JSONValue {
        try ReplyDecoder.decode(JSONValue.self, from: Data(text.utf8))
    }

    private func nested(_ depth: Int, _ open: String = "[", _ close: String = "]", _ middle: String = "") -> String {
        String(repeating: open, count: depth) + middle + String(repeating: close, count: depth)
    }

    @Test func depthIsBounded() throws {
        _ = try read(nested(ReplyDecoder.maximumDepth))
        _ = try read(nested(ReplyDecoder.maximumDepth, #"{"a":"#, "}", "1"))
        #expect(throws: DecodingError.self) { try read(nested(ReplyDecoder.maximumDepth + 1)) }
        #expect(throws: DecodingError.self) { try read(nested(ReplyDecoder.maximumDepth + 1, #"{"a":"#, "}", "1")) }
    }

    @Test func onlyWhatIsOpenCounts() throws {
        let row = "[" + Array(repeating: #"{"a":[]}"#, count: 1000).joined(separator: ",") + "]"
        guard case .array(let items) = try read(row) else { return #expect(Bool(false), "it is a list") }
        #expect(items.count == 1000)
    }

    @Test(arguments: ["[", "{", #"\"["#, #"\\\"{"#, #"\u0022["#])
    func bracketsInTextsDoNotCount(_ text: String) throws {
        let value = try read(#"{"a":""# + String(repeating: text, count: 1000) + #"","b":[1]}"#)
        guard case .object(let members) = value else { return #expect(Bool(false), "it is an object") }
        #expect(members["b"] == [1])
    }

    /// A text that ends in an escaped backslash is over.
    @Test func bracketsAfterATextCount() {
        let text = #"{"a":"\\","b":"# + nested(ReplyDecoder.maximumDepth) + "}"
        #expect(throws: DecodingError.self) { try read(text) }
    }

    @Test func theClientTellsOfADeepReply() async throws {
        let deep = #"{"contact":{"id":"c1","customFields":[{"id":"f","value":"# + nested(500) + "}]}}"
        try await Harness.run([.json(deep), .json(deep, status: 400)], retry: .dontRetry) { harness in
            #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .undecodable)
            let error = await failure(of: { _ = try await harness.client.contact("c1") })
            #expect(error?.code == .invalid && error?.message.contains("no message") == true)
        }
    }
}
