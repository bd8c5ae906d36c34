import Foundation

/// How many damaged texts a seed is good for.
enum FuzzBudget {
    /// 400 unless `HIGHLEVEL_FUZZ_CASES` says otherwise; 2,500 makes 20,000 replies of the eight seeds.
    static let cases =
        ProcessInfo.processInfo.environment["HIGHLEVEL_FUZZ_CASES"].flatMap(Int.init).map { max(100, $0) } ?? 400
}
