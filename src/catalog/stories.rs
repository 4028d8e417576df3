//! Which documents are translations of each other: one of each edition.

use crate::base::fingerprint::Fingerprint;
use crate::config::EditionId;
use rayon::prelude::*;

/// Documents by story, in the order of story and edition; only stories that several editions tell, one document of each.
#[derive(Debug)]
pub(super) struct Stories<T>(Vec<(Fingerprint, EditionId, T)>);

impl<T: Copy + Ord + Send> Stories<T> {
    /// The stories of some documents. Of several of one story in one edition the greatest stands for it.
    pub(super) fn new(mut all: Vec<(Fingerprint, EditionId, T)>) -> Self {
        all.par_sort_unstable_by(|one, other| (one.0, one.1, other.2).cmp(&(other.0, other.1, one.2)));
        all.dedup_by_key(|(story, edition, _)| (*story, *edition));
        let several = all.chunk_by(|one, other| one.0 == other.0).filter(|story| story.len() > 1);
        Self(several.flatten().copied().collect())
    }

    /// The documents of a story, by edition; none where only one edition tells it.
    pub(super) fn of(&self, story: Fingerprint) -> &[(Fingerprint, EditionId, T)] {
        let start = self.0.partition_point(|(key, ..)| *key < story);
        let length = self.0[start..].iter().take_while(|(key, ..)| *key == story).count();
        &self.0[start..start + length]
    }
}

#[cfg(test)]
mod tests {
    use super::Stories;
    use crate::base::fingerprint::Fingerprint;
    use crate::config::EditionId;

    #[test]
    fn a_story_has_one_document_of_each_edition_and_at_least_two() {
        let told = |story: u128, edition, document| (Fingerprint(story), EditionId(edition), document);
        let stories = Stories::new(vec![
            told(2, 1, 5),
            told(1, 0, 9),
            told(2, 0, 3),
            told(2, 0, 4),
            told(3, 2, 1),
            told(3, 2, 2),
        ]);
        let documents =
            |story| stories.of(Fingerprint(story)).iter().map(|(.., document)| *document).collect::<Vec<_>>();
        assert_eq!(documents(2), [4, 5]);
        assert!(documents(1).is_empty() && documents(3).is_empty() && documents(4).is_empty());
    }
}
