//! What decoders say, in words of this program.

use image::ImageError;
use std::io::ErrorKind;

/// What is wrong with a picture that a decoder refuses.
pub(super) fn words(error: &ImageError) -> String {
    let said = error.to_string();
    let is_cut = matches!(error, ImageError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof);
    if is_cut || ["fill whole buffer", "end of file"].iter().any(|end| said.contains(end)) {
        return CUT_SHORT.to_owned();
    }
    match error {
        ImageError::Limits(_) => "it takes more memory than a picture of its size may".to_owned(),
        ImageError::Unsupported(_) => format!("it is made in a way that is not decoded ({said})"),
        _ => format!("it is damaged ({said})"),
    }
}

/// A picture that lacks its end.
pub(super) const CUT_SHORT: &str = "it is cut short";
