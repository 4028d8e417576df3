//! Data files for templates: TOML, JSON, YAML, CSV.

use crate::press::theme::ThemeFile;
use std::collections::BTreeMap;
use tera::Value;

/// A data file as a template value. A CSV file is a list of rows, each a map by the names in its first line.
pub(crate) fn value(files: &BTreeMap<String, ThemeFile>, name: &str) -> Result<Value, String> {
    let Some(file) = files.get(name) else {
        let hint = crate::base::text::nearest(name, files.keys().map(String::as_str));
        let hint = hint.map_or_else(String::new, |near| format!("; did you mean \"{near}\"?"));
        return Err(format!("there is no file data/{name}{hint}"));
    };
    let said = |error: String| format!("{}: {error}", file.origin);
    let text = &file.text;
    match name.rsplit('.').next() {
        Some("toml") => text
            .parse::<toml::Table>()
            .map(|table| Value::from_serializable(&table))
            .map_err(|e| said(e.to_string())),
        Some("json") => serde_json::from_str::<serde_json::Value>(text)
            .map(|json| Value::from_serializable(&json))
            .map_err(|e| said(e.to_string())),
        Some("yaml" | "yml") => serde_saphyr::from_str::<serde_json::Value>(text)
            .map(|yaml| Value::from_serializable(&yaml))
            .map_err(|e| said(e.to_string())),
        Some("csv") => rows(text).map_err(said),
        _ => Err(format!("{} is no data file: .toml, .json, .yaml or .csv", file.origin)),
    }
}

/// The rows of a CSV file (RFC 4180).
fn rows(text: &str) -> Result<Value, String> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        rows.push(row.map_err(|error| error.to_string())?);
    }
    Ok(Value::from_serializable(&rows))
}
