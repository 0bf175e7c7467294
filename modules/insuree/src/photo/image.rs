//! From what a client sends to the image that is stored (rules 24 and 25): pure, without database.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use image::imageops::FilterType;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Largest image that is taken, in bytes.
pub(super) const MOST_BYTES: usize = 12 * 1024 * 1024;
/// Largest width and height that is decoded: a small file can unfold to gigabytes.
const MOST_PIXELS: u32 = 12_000;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;
/// Largest width and height that is stored.
const STORED_PIXELS: u32 = 1024;

/// Why an image is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoImage {
    /// It is no base64 of a JPEG or PNG image.
    Format,
    /// It is too large.
    Size,
}

/// The image to store: as it was sent if it fits into 1024 × 1024, else shrunk to fit, in its own format.
pub(super) fn prepare(text: &str) -> Result<Vec<u8>, NoImage> {
    let bytes = decode(text)?;
    let format = format_of(&bytes).ok_or(NoImage::Format)?;
    let mut reader = ImageReader::with_format(Cursor::new(&bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => NoImage::Size,
        _ => NoImage::Format,
    })?;
    if image.width() <= STORED_PIXELS && image.height() <= STORED_PIXELS {
        return Ok(bytes);
    }
    encode(
        &image.resize(STORED_PIXELS, STORED_PIXELS, FilterType::Triangle),
        format,
    )
}

/// The format that the first bytes tell.
pub(super) fn format_of(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    matches!(format, ImageFormat::Jpeg | ImageFormat::Png).then_some(format)
}

/// The bytes of a base64 text, also of a data URL and with line breaks.
pub(super) fn decode(text: &str) -> Result<Vec<u8>, NoImage> {
    let text = match text.strip_prefix("data:") {
        Some(url) => url.split_once(',').ok_or(NoImage::Format)?.1,
        None => text,
    };
    if text.len() / 4 * 3 > MOST_BYTES {
        return Err(NoImage::Size);
    }
    let dense: String = text
        .chars()
        .filter(|character| !character.is_ascii_whitespace())
        .collect();
    STANDARD.decode(dense).map_err(|_| NoImage::Format)
}

fn encode(image: &DynamicImage, format: ImageFormat) -> Result<Vec<u8>, NoImage> {
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        // JPEG has no transparency
        ImageFormat::Jpeg => image.to_rgb8().write_to(&mut bytes, format),
        _ => image.write_to(&mut bytes, format),
    };
    written.map_err(|_| NoImage::Format)?;
    Ok(bytes.into_inner())
}

#[cfg(test)]
mod tests {
    use super::{NoImage, STANDARD, prepare};
    use base64::Engine as _;
    use image::{DynamicImage, ImageFormat};
    use std::io::Cursor;

    fn sent(width: u32, height: u32, format: ImageFormat) -> String {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(width, height)
            .write_to(&mut bytes, format)
            .unwrap();
        STANDARD.encode(bytes.into_inner())
    }

    #[test]
    fn rule_25_what_is_too_large_is_shrunk_in_its_format() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let stored = prepare(&sent(2000, 1000, format)).unwrap();
            assert_eq!(image::guess_format(&stored).unwrap(), format);
            let stored = image::load_from_memory(&stored).unwrap();
            assert_eq!((stored.width(), stored.height()), (1024, 512));
        }
    }

    #[test]
    fn what_fits_is_stored_as_it_was_sent() {
        let text = sent(640, 480, ImageFormat::Jpeg);
        assert_eq!(STANDARD.encode(prepare(&text).unwrap()), text);
        assert_eq!(
            STANDARD.encode(prepare(&format!("data:image/jpeg;base64,{text}")).unwrap()),
            text
        );
    }

    #[test]
    fn rule_24_what_is_no_image_is_refused() {
        for text in ["", "not base64!", "aGVsbG8=", "data:image/png", "iVBORw0KGgo="] {
            assert_eq!(prepare(text), Err(NoImage::Format), "{text}");
        }
    }

    #[test]
    fn an_image_that_unfolds_to_too_much_is_refused() {
        // a header alone tells 60,000 × 60,000 pixels
        let mut png = STANDARD.decode(sent(1, 1, ImageFormat::Png)).unwrap();
        drop(png.splice(16..24, [0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]));
        assert!(prepare(&STANDARD.encode(png)).is_err());
        assert_eq!(prepare(&"A".repeat(20 * 1024 * 1024)), Err(NoImage::Size));
    }
}
