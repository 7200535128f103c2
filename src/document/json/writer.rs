//! Writing JSON: readable for people, canonical for fingerprints.

use std::ops::Range;

use super::string::push_quoted;
use crate::document::form::Value;

/// How the readable form lays out an object or a list. Inside one that is on a line everything is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// All of it on one line.
    Inline,
    /// A line for each member or element.
    Lines,
}

/// A member's name, and where it stands.
type Member = (String, Range<usize>);

/// Writes one JSON value.
pub(crate) struct Writer {
    out: String,
    form: Form,
    /// Members of the objects that are open, in the canonical form; the innermost last.
    open: Vec<Vec<Member>>,
    indent: usize,
    inline: bool,
    /// Whether the list or object being written has something in it already.
    started: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Members in the order of the form, one a line where the layout says so.
    Readable,
    /// Every member, by name, without a blank.
    Canonical,
}

impl Writer {
    /// A writer of the readable form.
    pub(crate) const fn readable() -> Self {
        Self::new(Form::Readable)
    }

    /// A writer of the canonical form.
    pub(crate) const fn canonical() -> Self {
        Self::new(Form::Canonical)
    }

    const fn new(form: Form) -> Self {
        Self { out: String::new(), form, open: Vec::new(), indent: 0, inline: false, started: false }
    }

    /// What was written.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Whether members that hold their defaults are written too.
    pub(crate) fn holds_everything(&self) -> bool {
        self.form == Form::Canonical
    }

    /// Writes a text.
    pub(crate) fn text(&mut self, text: &str) {
        push_quoted(&mut self.out, text);
    }

    /// Writes a number or a word as it stands.
    pub(crate) fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// Writes an object; `members` writes them by [`Self::member`] or [`Self::member_with`].
    pub(crate) fn object(&mut self, layout: Layout, members: impl FnOnce(&mut Self)) {
        let start = self.out.len();
        self.open.push(Vec::new());
        self.enclosed(['{', '}'], layout, members);
        self.end_object(start);
    }

    #[inline(never)]
    fn end_object(&mut self, start: usize) {
        let members = self.open.pop().unwrap_or_default();
        if self.form == Form::Canonical {
            self.sort(start, members);
        }
    }

    /// Writes a member.
    pub(crate) fn member(&mut self, name: &str, value: &impl Value) {
        self.member_with(name, |out| value.write(out));
    }

    /// Writes a member whose value is written by the function.
    pub(crate) fn member_with(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        let start = self.begin_member(name);
        write(self);
        self.end_member(name, start);
    }

    /// Never inlined, like whatever is the same for all types: there are many types.
    #[inline(never)]
    fn begin_member(&mut self, name: &str) -> usize {
        self.separate();
        let start = self.out.len();
        self.text(name);
        self.out.push_str(if self.form == Form::Canonical { ":" } else { ": " });
        start
    }

    #[inline(never)]
    fn end_member(&mut self, name: &str, start: usize) {
        self.started = true;
        if self.form == Form::Canonical {
            let end = self.out.len();
            if let Some(members) = self.open.last_mut() {
                members.push((name.to_owned(), start..end));
            }
        }
    }

    /// Writes a list.
    pub(crate) fn list<T: Value>(&mut self, layout: Layout, items: &[T]) {
        self.list_with(layout, items, |out, item| item.write(out));
    }

    /// Writes a list whose elements are written by the function.
    pub(crate) fn list_with<T>(
        &mut self,
        layout: Layout,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) {
        self.enclosed(['[', ']'], layout, |out| {
            for item in items {
                out.separate();
                write(out, item);
                out.started = true;
            }
        });
    }

    fn enclosed(&mut self, brackets: [char; 2], layout: Layout, inside: impl FnOnce(&mut Self)) {
        let outer = self.begin(brackets[0], layout);
        inside(self);
        self.end(brackets[1], outer);
    }

    /// Opens a bracket; whether what is around it is inline and has elements.
    #[inline(never)]
    fn begin(&mut self, bracket: char, layout: Layout) -> (bool, bool) {
        let outer = (self.inline, self.started);
        self.inline |= layout == Layout::Inline || self.form == Form::Canonical;
        self.started = false;
        self.indent += 1;
        self.out.push(bracket);
        outer
    }

    #[inline(never)]
    fn end(&mut self, bracket: char, outer: (bool, bool)) {
        self.indent -= 1;
        if self.started && !self.inline {
            self.new_line();
        }
        self.out.push(bracket);
        (self.inline, self.started) = outer;
    }

    /// What stands between two elements, or between the bracket and the first.
    #[inline(never)]
    fn separate(&mut self) {
        match (self.started, self.inline) {
            (true, true) => self.out.push_str(if self.form == Form::Canonical { "," } else { ", " }),
            (true, false) => {
                self.out.push(',');
                self.new_line();
            }
            (false, true) => {}
            (false, false) => self.new_line(),
        }
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("  ", self.indent));
    }

    /// Puts the members of the object that starts at `start` in the order of their names, byte by byte.
    fn sort(&mut self, start: usize, mut members: Vec<Member>) {
        if members.is_sorted_by(|(one, _), (next, _)| one <= next) {
            return;
        }
        members.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let unsorted = self.out.split_off(start);
        self.out.push('{');
        for (nth, (_, range)) in members.into_iter().enumerate() {
            if nth > 0 {
                self.out.push(',');
            }
            let range = range.start.saturating_sub(start)..range.end.saturating_sub(start);
            self.out.push_str(unsorted.get(range).unwrap_or_default());
        }
        self.out.push('}');
    }
}
