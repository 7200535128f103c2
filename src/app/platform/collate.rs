//! The order of words, as readers of a language know it: Chinese by pinyin.

use std::cmp::Ordering;

use js_sys::{Array, JsString};

/// Which of two texts comes first.
pub fn order(one: &str, other: &str, language: &str) -> Ordering {
    let languages = Array::of1(&JsString::from(language));
    JsString::from(one).locale_compare(other, &languages, &js_sys::Object::new()).cmp(&0)
}
