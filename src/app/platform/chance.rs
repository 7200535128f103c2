//! What is different every time: keys that no other plan has, and the time.

use gloo::utils::window;
use js_sys::{Date, Math};

/// A name that nothing else has.
pub fn key() -> String {
    let mut bytes = [0_u8; 16];
    let crypto = window().crypto();
    if !crypto.is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        // Browsers without it are long gone; time and chance together still never meet.
        let time = now() << 8;
        let draws = std::iter::repeat_with(|| (Math::random() * 256.0) as u8);
        bytes.iter_mut().zip(time.to_le_bytes().into_iter().chain(draws)).for_each(|(byte, new)| *byte = new);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    Date::now() as u64
}

/// The year, where the person is.
pub fn year() -> u16 {
    Date::new_0().get_full_year() as u16
}

/// A time as people here write it, to the minute.
pub fn written(millis: u64, tag: &str) -> String {
    told(&Date::new(&(millis as f64).into()), tag, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

/// The day, as people here write it.
pub fn today(tag: &str) -> String {
    told(&Date::new_0(), tag, &[("dateStyle", "long")])
}

fn told(date: &Date, tag: &str, styles: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (name, value) in styles {
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    String::from(date.to_locale_string(tag, &options))
}
