//! The words of a piece of HTML that this program wrote: without tags, source chips and drawings.

/// The words, each run of white space as one space. Source chips, drawings, scripts and styles leave nothing behind.
pub fn plain_text(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once('<') {
        words.push_str(before);
        let silent =
            [("sup class=\"tx-cite\"", "</sup>"), ("svg", "</svg>"), ("script", "</script>"), ("style", "</style>")];
        let (name, after) = from.split_once('>').unwrap_or((from, ""));
        rest = match silent.iter().find(|(start, _)| name.starts_with(start)) {
            Some((_, end)) => after.split_once(end).map_or("", |(_, after)| after),
            None => {
                let inline = ["a", "strong", "em", "span", "sup", "small", "code"];
                let tag = name.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
                if !inline.contains(&tag) {
                    words.push(' ');
                }
                after
            }
        };
    }
    words.push_str(rest);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    // The ampersand comes last, so that nothing is decoded twice.
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")];
    signs.iter().fold(words, |words, (code, sign)| words.replace(code, sign))
}

/// The words of the first paragraph; `None` where there is none.
pub fn first_paragraph(html: &str) -> Option<String> {
    let (_, from) = html.split_once("<p>")?;
    let (paragraph, _) = from.split_once("</p>")?;
    Some(plain_text(paragraph)).filter(|words| !words.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chips_and_tags_leave_the_sentence_whole() {
        let html = "<ul><li>a</li></ul><p>Red <strong>skin</strong><sup class=\"tx-cite\"><a href=\"#ref-A\">1</a></sup>.\nFish &amp; chips &lt;3.</p><p>More.</p>";
        assert_eq!(first_paragraph(html).as_deref(), Some("Red skin. Fish & chips <3."));
        assert_eq!(plain_text(html), "a Red skin. Fish & chips <3. More.");
        assert_eq!(first_paragraph("<ul></ul>"), None);
    }

    #[test]
    fn drawings_and_scripts_say_nothing() {
        assert_eq!(plain_text("a<svg><text>b</text></svg> <script>c < d</script>e"), "a e");
    }
}
