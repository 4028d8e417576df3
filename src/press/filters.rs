//! Filters of templates.

use crate::base::instant::{Instant, Zone};
use crate::base::url;
use crate::press::dates::{self, DateStyle};
use crate::press::job::in_hand;
use crate::press::numbers;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

/// The names of all filters.
pub(crate) const NAMES: [&str; 4] = ["date", "number", "paragraphs", "encode"];

/// Registers every filter.
pub(crate) fn register(tera: &mut Tera, zone: Zone) {
    tera.register_filter("date", move |date: &str, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let name: &str = kwargs.get("format")?.unwrap_or("long");
        let style = DateStyle::named(name).ok_or_else(|| {
            let names = DateStyle::NAMES.map(|(name, _)| name).join(", ");
            Error::message(format!("\"{name}\" is no date format: {names}"))
        })?;
        let instant = Instant::from_rfc3339(date).ok_or_else(|| {
            Error::message(format!("\"{date}\" is not a date: use a date of an article or listing"))
        })?;
        Ok(Value::from(dates::format(instant, zone, in_hand()?.lang(), style)))
    });
    tera.register_filter("number", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        let number =
            numbers::decimal(value).ok_or_else(|| Error::message(format!("\"{value}\" is no number")))?;
        Ok(Value::from(numbers::written(&number, in_hand()?.lang())))
    });
    tera.register_filter("encode", |text: &str, _: Kwargs, _: &State| -> String { url::encode_value(text) });
    tera.register_filter("paragraphs", |text: &str, _: Kwargs, _: &State| -> Value {
        Value::safe_string(&paragraphs(text))
    });
}

/// Plain text with blank lines between paragraphs, as escaped HTML.
fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>", escape(paragraph))).collect()
}

/// Text as HTML, for element content and attribute values in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len() + text.len() / 8);
    // Writing into memory cannot fail.
    let _ = tera::escape_html(text, &mut escaped);
    String::from_utf8_lossy(&escaped).into_owned()
}

#[cfg(test)]
mod tests {
    use super::paragraphs;
    use crate::base::url::encode_value;

    #[test]
    fn a_value_of_a_parameter_holds_nothing_that_ends_it() {
        assert_eq!(encode_value("a b&c=d/é?~-._"), "a%20b%26c%3Dd%2F%C3%A9%3F~-._");
    }

    #[test]
    fn paragraphs_are_escaped() {
        assert_eq!(paragraphs("A <b>\r\n\r\n\n B & C"), "<p>A &lt;b&gt;</p><p>B &amp; C</p>");
        assert_eq!(paragraphs(" \n"), "");
    }
}
