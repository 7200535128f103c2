//! "Did you mean …?": the known word a slip of the pen was meant to be.

/// The candidate that differs from the word by so few slips that it was probably meant; the first of equally near ones.
///
/// A slip is a character too many, missing, wrong, or swapped with its neighbour. One is forgiven in a short word and one more
/// for every five characters, but never as many as the word has.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let forgiven = (1 + word.len() / 5).min(word.len().saturating_sub(1));
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = best.map_or(forgiven, |(slips, _)| slips.saturating_sub(1));
        if candidate.len().abs_diff(word.len()) > limit && candidate.is_ascii() {
            continue;
        }
        if let Some(slips) = slips_within(&word, candidate, limit)
            && best.is_none_or(|(least, _)| slips < least)
        {
            best = Some((slips, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The number of slips between the two (optimal string alignment distance), or `None` where there are more than `limit`.
fn slips_within(word: &[char], candidate: &str, limit: usize) -> Option<usize> {
    // One row of the alignment table per character of the candidate; only the last two rows are looked back at.
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=word.len()).collect();
    let mut previous = None;
    for (done, letter) in candidate.chars().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(done + 1);
        for (at, &own) in word.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = cell(&last, at) + usize::from(own != letter);
            let mut least = replaced.min(cell(&last, at + 1) + 1).min(cell(&row, at) + 1);
            let swapped = at > 0 && word.get(at - 1) == Some(&letter) && previous == Some(own);
            if swapped {
                least = least.min(cell(&before_last, at - 1) + 1);
            }
            row.push(least);
        }
        if row.iter().all(|slips| *slips > limit) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
        previous = Some(letter);
    }
    last.last().copied().filter(|slips| *slips <= limit)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen_are_recognised() {
        let known = ["industry", "industry.vegetables", "infrastructure.roads", "a", "于都县"];
        let check = |word, expect| assert_eq!(nearest(word, known), expect, "{word}");
        check("indutsry", Some("industry"));
        check("industy", Some("industry"));
        check("industry.vegetable", Some("industry.vegetables"));
        check("infrastucture.road", Some("infrastructure.roads"));
        check("于都", Some("于都县"));
        check("b", None);
        check("social", None);
        check("", None);
    }

    #[test]
    fn of_equally_near_words_the_first_is_meant() {
        assert_eq!(nearest("p-03", ["p-01", "p-02", "p-13"]), Some("p-01"));
    }
}
