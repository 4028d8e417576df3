//! Names of stories that mean the same: the path of a file means the story that the file itself names.

use crate::base::fingerprint::Fingerprint;
use crate::config::EditionId;
use std::collections::HashSet;

/// By the story of a path, sorted, the story that its file belongs to in the end.
#[derive(Debug, Default)]
pub(super) struct Joins(Vec<(Fingerprint, Fingerprint)>);

impl Joins {
    /// Of files that name their story: the story of the path, the edition, the story named. Of several files of one path
    /// that of the first edition counts. A path that is also one of the words which files say is taken for the word.
    pub(super) fn new(
        mut named: Vec<(Fingerprint, EditionId, Fingerprint)>,
        words: &HashSet<Fingerprint>,
    ) -> Self {
        named.retain(|(path, _, story)| path != story && !words.contains(path));
        named.sort_unstable();
        named.dedup_by_key(|(path, ..)| *path);
        let next = Self(named.into_iter().map(|(path, _, story)| (path, story)).collect());
        Self(next.0.iter().map(|(path, _)| (*path, next.end(*path))).collect())
    }

    /// What a story is a name of.
    fn find(&self, story: Fingerprint) -> Option<Fingerprint> {
        let index = self.0.binary_search_by_key(&story, |(path, _)| *path).ok()?;
        self.0.get(index).map(|(_, story)| *story)
    }

    /// Where names lead that name others. Files that name each other in a circle are of one story.
    fn end(&self, story: Fingerprint) -> Fingerprint {
        let (mut last, mut seen) = (story, vec![story]);
        while let Some(next) = self.find(last) {
            if let Some(start) = seen.iter().position(|earlier| *earlier == next) {
                return seen[start..].iter().copied().min().unwrap_or(next);
            }
            seen.push(next);
            last = next;
        }
        last
    }

    /// The story that a name means.
    pub(super) fn of(&self, story: Fingerprint) -> Fingerprint {
        self.find(story).unwrap_or(story)
    }
}

#[cfg(test)]
mod tests {
    use super::Joins;
    use crate::base::fingerprint::Fingerprint;
    use crate::config::EditionId;

    #[test]
    fn names_lead_to_the_last_story_and_circles_to_one() {
        let named = [(1, 0, 2), (2, 1, 3), (2, 2, 9), (5, 0, 6), (6, 0, 7), (7, 0, 6), (8, 0, 8), (10, 0, 1)];
        let named =
            named.map(|(path, edition, story)| (Fingerprint(path), EditionId(edition), Fingerprint(story)));
        let joins = Joins::new(named.to_vec(), &[Fingerprint(9), Fingerprint(10)].into());
        for (name, story) in
            [(1, 3), (2, 3), (3, 3), (4, 4), (5, 6), (6, 6), (7, 6), (8, 8), (9, 9), (10, 10)]
        {
            assert_eq!(joins.of(Fingerprint(name)), Fingerprint(story), "{name}");
        }
    }
}
