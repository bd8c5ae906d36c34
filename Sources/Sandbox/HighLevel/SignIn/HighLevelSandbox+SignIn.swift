import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The operations on tokens.
extension HighLevelSandbox {
    func answer(
        _ operations: [HighLevelSignInOperation],
        _ request: Request,
        _ context: HighLevelContext
    ) async throws -> Response {
        try await serve(operations[0].name, request, context) { () throws(HighLevelFailure) in
            try await self.signIn(operations, request)
        }
    }

    private func signIn(
        _ operations: [HighLevelSignInOperation],
        _ request: Request
    ) async throws(HighLevelFailure) -> HighLevelReply {
        let version = try signInVersion(of: request, isGuarded: operations[0].isGuarded)
        let operation = try operations.first(in: version, method: request.method, path: request.uri.path)
        let caller: HighLevelCaller? = operation.isGuarded ? try caller(of: request) : nil
        if let caller {
            if operation.refusesPrivateTokens, caller.kind == .agencyPrivate { throw .unsupportedRoute }
            try caller.check(operation)
            try admit(caller)
        }
        let body = try await members(of: request, takesJSON: operation.takesJSON.contains(version))
        let query = QueryText.values(request.uri.query ?? "")
        let now = now
        return try perform(operation) { accounts in
            HighLevelSignInCall(
                version: version,
                body: body,
                query: query,
                caller: caller,
                accounts: accounts,
                now: now
            )
        }
    }

    /// Without a version the oldest dialect with OAuth speaks, as its document names none (official spec).
    private func signInVersion(of request: Request, isGuarded: Bool) throws(HighLevelFailure) -> HighLevelVersion {
        if !isGuarded, let name = HTTPField.Name("Version"), request.headers[name] == nil { return .dated20210728 }
        return try version(of: request)
    }

    /// The members of a form, or of JSON where the operation takes it; any other body counts as empty (assumption).
    private func members(of request: Request, takesJSON: Bool) async throws(HighLevelFailure) -> HighLevelValue {
        let bytes = try await bytes(of: request)
        if (request.headers[.contentType] ?? "").hasPrefix("application/x-www-form-urlencoded") {
            let values = QueryText.values(String(decoding: bytes, as: UTF8.self))
            return .object(values.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: .string($0.value)) })
        }
        return takesJSON ? try object(bytes) : [:]
    }
}
