//! What a file is, by its name.

/// The content type of an output file. Text says that it is UTF-8: all that Warta writes is.
pub(super) fn of(file: &str) -> &'static str {
    let extension = file.rsplit('/').next().unwrap_or(file).rsplit_once('.').map_or("", |(_, end)| end);
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" | "xsl" | "xslt" | "rss" | "atom" => "application/xml; charset=utf-8",
        "txt" | "text" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" | "markdown" => "text/markdown; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "vtt" => "text/vtt; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" => "application/gzip",
        "wasm" => "application/wasm",
        _ if extension.is_empty() => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_file_is_what_its_name_says() {
        assert_eq!(of("a/index.html"), "text/html; charset=utf-8");
        assert_eq!(of("a.b/FEED.XML"), "application/xml; charset=utf-8");
        assert_eq!(of("_headers"), "text/plain; charset=utf-8");
        assert_eq!(of("a.b/c"), "text/plain; charset=utf-8");
        assert_eq!(of("x.bin"), "application/octet-stream");
    }
}
