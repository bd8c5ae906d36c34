import Mapping
import Testing

struct PlainTextTests {
    @Test(arguments: [
        ("", ""),
        ("plain", "plain"),
        ("<p>Gate code <b>4711</b></p><p>Dog!</p>", "Gate code 4711\n\nDog!"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>shingles</li><li>felt</li></ul>", "- shingles\n\n- felt"),
        ("Fish &amp; Chips &lt;3 &quot;x&quot; it&#39;s &#x2019; &nbsp;end", "Fish & Chips <3 \"x\" it's ’ end"),
        ("AT&T &unknown; & so on &", "AT&T &unknown; & so on &"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("<a href=\"x>y\">link</a>", "link"),
        ("<p title='>'>x</p>", "x"),
        ("<script>alert('<p>x</p>')</script>after", "after"),
        ("<STYLE>p{}</STYLE>after<!-- <p>no</p> -->wards", "afterwards"),
        ("<div>\u{200B}</div>\n\n\n<div> spaced \t out </div>", "\u{200B}\n\nspaced out"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("never <closed", "never <closed"),
        ("<script>never closed", ""),
        ("bad &#0; &#x7; &#1114112; &#xD800;", "bad &#0; &#x7; &#1114112; &#xD800;"),
        ("Καλημέρα <b>مرحبا</b> 🏠", "Καλημέρα مرحبا 🏠"),
    ])
    func theTextOfAFragment(_ html: String, _ text: String) {
        #expect(PlainText(html: html).text == text)
    }

    @Test func linesHaveNoWhiteSpaceAtTheirEndsAndNoTwoEmptyOnesInARow() {
        let lines = PlainText(html: "<p> a </p><p></p><p> </p><p>b</p><br><br>").lines
        #expect(lines == ["a", "", "b"])
    }
}
