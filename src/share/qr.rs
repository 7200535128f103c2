//! A text as a QR code.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as a drawing in whole units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The side of the square, with the light rim that readers need.
    pub size: i32,
    /// The dark fields, as the path of an SVG.
    pub path: String,
}

/// How wide the rim is.
const RIM: i32 = 4;

/// The text as a QR code; none where it is longer than the largest one holds, 2,953 bytes.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let side = code.size();
    let mut path = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let start = x;
            while x < side && code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                path += &format!("M{} {}h{}v1h-{}z", start + RIM, y + RIM, x - start, x - start);
            }
            x += 1;
        }
    }
    Some(Drawing { size: side + 2 * RIM, path })
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_code_has_its_three_corners_and_a_rim() {
        let drawing = draw("x").unwrap();
        assert_eq!(drawing.size, 21 + 8);
        assert!(drawing.path.starts_with("M4 4h7v1h-7z"), "{}", drawing.path);
        assert!(drawing.path.contains("M18 4h7v1h-7z") && drawing.path.contains("M4 24h7v1h-7z"));
    }

    #[test]
    fn the_largest_code_holds_2953_bytes() {
        assert_eq!(draw(&"x".repeat(2_953)).map(|drawing| drawing.size), Some(177 + 8));
        assert_eq!(draw(&"x".repeat(2_954)), None);
    }
}
