import Records
import TestSupport
import Testing

@Suite struct PersonNameTests {
    @Test(arguments: [
        ("", "", ""), ("   ", "", ""), ("Ana", "Ana", ""), ("Ana Lopez", "Ana", "Lopez"),
        ("  Ana \t Lopez ", "Ana", "Lopez"), ("Maria del Carmen Lopez", "Maria del Carmen", "Lopez"),
        ("José Núñez", "José", "Núñez"), ("山田 太郎", "山田", "太郎"), ("山田\u{3000}太郎", "山田", "太郎"),
    ])
    func `without an old name the last word is the last name`(_ full: String, _ first: String, _ last: String) {
        #expect(PersonName.splitting(full) == PersonName(first: first, last: last))
    }

    @Test(arguments: [
        // The old last name still stands at the end: the first name is what changed.
        ("Ana del Valle", "Anna", "del Valle", "Ana", "del Valle"),
        ("Ana Maria del Valle", "Ana", "del Valle", "Ana Maria", "del Valle"),
        // The old first name still stands at the start: the last name is what changed.
        ("Mary Ann de la Cruz", "Mary Ann", "Smith", "Mary Ann", "de la Cruz"),
        // Both stand: nothing moves.
        ("Maria del Carmen Lopez", "Maria", "del Carmen Lopez", "Maria", "del Carmen Lopez"),
        // Neither stands: by the rule.
        ("Jean Luc Picard", "William", "Riker", "Jean Luc", "Picard"),
        // A part that would leave nothing for the other does not count.
        ("del Valle", "Ana", "del Valle", "del", "Valle"), ("Mary Ann", "Mary Ann", "Smith", "Mary", "Ann"),
        ("Cher", "Ana", "Cher", "Cher", ""), ("", "Ana", "Lopez", "", ""),
        ("Ana Lopez", "", "", "Ana", "Lopez"),
    ])
    func `keeps the part of the old name that still stands`(
        _ full: String,
        _ oldFirst: String,
        _ oldLast: String,
        _ first: String,
        _ last: String
    ) {
        let old = PersonName(first: oldFirst, last: oldLast)
        #expect(PersonName.splitting(full, keeping: old) == PersonName(first: first, last: last))
    }

    @Test(arguments: [
        ("Ana", "Lopez", "Ana Lopez"), ("Ana", "", "Ana"), ("", "Lopez", "Lopez"), ("", "", ""),
        (" Ana  Maria ", " Lopez", "Ana Maria Lopez"),
    ])
    func `joins with one space`(_ first: String, _ last: String, _ joined: String) {
        #expect(PersonName(first: first, last: last).joined == joined)
    }

    @Test func `splitting and joining keeps every word in order`() {
        var generator = SeededGenerator(seed: 5)
        let words = ["Ana", "de", "la", "Cruz", "山田", "O'Brien", "Núñez"]
        for _ in 0..<500 {
            let count = Int.random(in: 0...5, using: &generator)
            let full = (0..<count).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
            let old = PersonName(
                first: words.randomElement(using: &generator)!,
                last: words.randomElement(using: &generator)!
            )
            #expect(PersonName.splitting(full, keeping: old).joined == full)
        }
    }
}
