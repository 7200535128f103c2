//! What is to be saved: the last state of each plan that the store does not have yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plan::Plan;

/// The states to be saved, by the keys of their records.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: BTreeMap<String, Job>,
}

/// A state to be saved.
#[derive(Clone, Debug)]
pub struct Job {
    /// The plan.
    pub plan: Arc<Plan>,
    /// The number of this state.
    pub revision: u64,
}

impl Queue {
    /// This is the last state of the plan.
    pub fn put(&mut self, key: String, job: Job) {
        self.jobs.insert(key, job);
    }

    /// A state that could not be saved; a newer one counts more.
    pub fn put_back(&mut self, key: String, job: Job) {
        self.jobs.entry(key).or_insert(job);
    }

    /// The store has the plan as it is, or nobody wants it any more.
    pub fn drop(&mut self, key: &str) {
        self.jobs.remove(key);
    }

    /// The next state to save.
    pub fn take(&mut self) -> Option<(String, Job)> {
        self.jobs.pop_first()
    }

    /// What is to be saved of this plan.
    pub fn job(&self, key: &str) -> Option<&Job> {
        self.jobs.get(key)
    }

    /// Whether this plan is to be saved.
    pub fn holds(&self, key: &str) -> bool {
        self.jobs.contains_key(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(revision: u64) -> Job {
        Job { plan: Arc::default(), revision }
    }

    #[test]
    fn only_the_last_state_of_a_plan_is_saved() {
        let mut queue = Queue::default();
        queue.put("a".to_owned(), job(1));
        queue.put("a".to_owned(), job(2));
        let (key, failed) = queue.take().unwrap();
        assert_eq!((&*key, failed.revision), ("a", 2));
        queue.put("a".to_owned(), job(3));
        queue.put_back(key, failed);
        assert_eq!(queue.take().unwrap().1.revision, 3);
        assert!(queue.take().is_none());
    }

    #[test]
    fn a_plan_left_behind_is_still_saved() {
        let mut queue = Queue::default();
        queue.put("a".to_owned(), job(1));
        queue.put("b".to_owned(), job(1));
        queue.drop("b");
        assert!(queue.holds("a") && !queue.holds("b"));
    }
}
