//! Which rows keep their order.

/// Which elements make up the longest rising run of a list of different numbers, elements between them left out.
///
/// Patience sorting (Schensted 1961), in n log n steps.
pub fn longest_rising(numbers: &[usize]) -> Vec<bool> {
    // For each length of a run, the place of the smallest number that ends such a run.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |place: usize| numbers.get(place).copied().unwrap_or_default();
    for (place, this) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| number(*end) < *this);
        previous.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        if let Some(kept) = kept.get_mut(place) {
            *kept = true;
        }
        at = previous.get(place).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::longest_rising;

    #[test]
    fn as_many_as_possible_stay() {
        let check = |numbers: &[usize], expect: &[usize]| {
            let kept = longest_rising(numbers);
            let kept: Vec<usize> =
                numbers.iter().zip(kept).filter(|(_, kept)| *kept).map(|(number, _)| *number).collect();
            assert_eq!(kept, expect, "{numbers:?}");
        };
        check(&[], &[]);
        check(&[0, 1, 2, 3], &[0, 1, 2, 3]);
        check(&[3, 0, 1, 2], &[0, 1, 2]);
        check(&[1, 2, 3, 0], &[1, 2, 3]);
        check(&[0, 3, 1, 2, 4], &[0, 1, 2, 4]);
        check(&[2, 1, 0], &[0]);
    }
}
