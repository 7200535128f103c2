//! What is to be saved: the last state of each plan that the store does not have yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plan::Plan;

/// The states to be saved, by the keys of their records.
#[derive(Debug, Default)]
pub struct Queue {
    jobs: BTreeMap<String, Job>,
    /// The state that is being written: until the store has it, it is not saved.
    written: Option<(String, Arc<Plan>)>,
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

    /// The state that was being written could not be saved. A newer one counts more, and one that was dropped meanwhile stays away:
    /// a deleted plan must not come back.
    pub fn put_back(&mut self, key: String, job: Job) {
        if self.written.take().is_some_and(|(written, _)| written == key) {
            self.jobs.entry(key).or_insert(job);
        }
    }

    /// The store has the plan as it is, or nobody wants it any more.
    pub fn drop(&mut self, key: &str) {
        self.jobs.remove(key);
        self.written.take_if(|(written, _)| written == key);
    }

    /// The next state to save; the one before it is written.
    pub fn take(&mut self) -> Option<(String, Job)> {
        let next = self.jobs.pop_first();
        self.written = next.as_ref().map(|(key, job)| (key.clone(), job.plan.clone()));
        next
    }

    /// What waits to be saved of this plan.
    pub fn job(&self, key: &str) -> Option<&Job> {
        self.jobs.get(key)
    }

    /// Every plan as it is to be saved, also while that is done.
    pub fn unsaved(&self) -> impl Iterator<Item = (&str, &Arc<Plan>)> {
        let written = self.written.iter().filter(|(key, _)| !self.jobs.contains_key(key));
        let written = written.map(|(key, plan)| (&**key, plan));
        self.jobs.iter().map(|(key, job)| (&**key, &job.plan)).chain(written)
    }

    /// Whether this plan is to be saved, or that is being done.
    pub fn holds(&self, key: &str) -> bool {
        self.unsaved().any(|(own, _)| own == key)
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
    fn a_plan_is_unsaved_until_it_is_written() {
        let mut queue = Queue::default();
        queue.put("a".to_owned(), job(1));
        let (key, taken) = queue.take().unwrap();
        assert!(queue.holds("a") && queue.job("a").is_none() && queue.unsaved().count() == 1);
        queue.put_back(key, taken);
        assert!(queue.job("a").is_some() && queue.unsaved().count() == 1);
        queue.take();
        assert!(queue.take().is_none() && !queue.holds("a"));
    }

    #[test]
    fn a_plan_deleted_while_it_is_written_stays_away() {
        let mut queue = Queue::default();
        queue.put("a".to_owned(), job(1));
        let (key, taken) = queue.take().unwrap();
        queue.drop("a");
        queue.put_back(key, taken);
        assert!(!queue.holds("a") && queue.take().is_none());
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
