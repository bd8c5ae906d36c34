extension Int {
    /// The number with its noun, which has its plural by an s: `1 task`, `2 tasks`.
    func counted(_ noun: String) -> String { "\(self) \(noun)" + (self == 1 ? "" : "s") }
}
