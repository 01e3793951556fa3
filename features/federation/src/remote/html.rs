//! Texts of servers that write HTML, as plain text: comments here are Markdown, and nobody's markup is shown.

/// The text of some HTML: elements vanish, those that begin a line begin one, references to characters become them.
pub(crate) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix('<') {
            let Some(end) = inside.find('>') else {
                break;
            };
            let element = inside[..end].trim_start_matches('/').to_ascii_lowercase();
            let name = element.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
            match name {
                "br" => text.push('\n'),
                "p" | "div" | "li" | "blockquote" if inside.starts_with('/') => text.push_str("\n\n"),
                _ => {}
            }
            rest = &inside[end + 1..];
            continue;
        }
        match reference(rest) {
            Some((c, length)) => {
                text.push(c);
                rest = &rest[length..];
            }
            None => {
                text.push('&');
                rest = &rest[1..];
            }
        }
    }
    if !rest.starts_with('<') {
        text.push_str(rest);
    }
    text.trim().to_owned()
}

/// The character of a reference at the beginning of a text, and how long the reference is.
fn reference(text: &str) -> Option<(char, usize)> {
    const NAMED: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' ')];
    let end = text.bytes().take(12).position(|b| b == b';')?;
    let name = &text[1..end];
    let c = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(hex) => char::from_u32(u32::from_str_radix(hex, 16).ok()?)?,
            None => char::from_u32(number.parse().ok()?)?,
        },
        None => NAMED.iter().find(|(n, _)| *n == name)?.1,
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_vanishes_and_lines_stay() {
        for (html, expected) in [
            ("<p>Hello <b>you</b></p><p>again</p>", "Hello you\n\nagain"),
            ("one<br>two<br />three", "one\ntwo\nthree"),
            ("<p><span class=\"h-card\"><a href=\"https://a.example/@b\">@<span>b</span></a></span> hi</p>", "@b hi"),
            ("a &amp; b &lt;i&gt; &#39;c&#x27; &nope; &", "a & b <i> 'c' &nope; &"),
            ("<script>alert(1)</script>", "alert(1)"),
            ("cut <a href", "cut"),
            ("5 > 3", "5 > 3"),
            ("", ""),
        ] {
            assert_eq!(plain(html), expected, "{html}");
        }
    }
}
