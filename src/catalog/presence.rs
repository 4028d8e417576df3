//! When a document exists in the output.

use crate::article::{Article, StandalonePage, Status};
use crate::base::instant::Instant;
use crate::catalog::stock::{Change, Standing};
use serde::{Deserialize, Serialize};

/// Before every other instant.
const ALWAYS: Instant = Instant(i64::MIN);

/// When a document exists in the output.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Presence {
    /// From when.
    from: Instant,
    /// From when not any more.
    until: Option<Instant>,
    /// Whether only `--drafts` shows it.
    draft: bool,
    status: Status,
}

impl Presence {
    /// Of an article.
    pub(super) fn of_article(article: &Article) -> Self {
        Self {
            from: article.visible_from,
            until: article.expires,
            draft: article.text.draft,
            status: article.status,
        }
    }

    /// Of a standalone page. A canceled one leaves no tombstone.
    pub(super) fn of_page(page: &StandalonePage) -> Self {
        Self {
            from: page.visible_from.unwrap_or(ALWAYS),
            until: page.expires,
            draft: page.text.draft,
            status: match page.status {
                Status::Usable => Status::Usable,
                Status::Withheld | Status::Canceled => Status::Withheld,
            },
        }
    }

    /// Whether it exists at an instant; what is canceled does, as a tombstone.
    pub(super) fn holds_at(self, instant: Instant, drafts: bool) -> bool {
        let ended = self.until.is_some_and(|until| until <= instant);
        self.status != Status::Withheld && (drafts || !self.draft) && self.from <= instant && !ended
    }

    /// How it stands at an instant. Of several things that keep it from readers, the one that an editor decided counts.
    pub(super) fn standing(self, instant: Instant) -> Standing {
        match self.status {
            Status::Withheld => Standing::Withheld,
            _ if self.draft => Standing::Draft,
            _ if self.until.is_some_and(|until| until <= instant) => Standing::Expired,
            _ if self.from > instant => Standing::Embargoed,
            Status::Canceled => Standing::Canceled,
            Status::Usable => Standing::Published,
        }
    }

    /// From when it exists; `None`: always.
    pub(super) fn from(self) -> Option<Instant> {
        (self.from != ALWAYS).then_some(self.from)
    }

    /// From when it does not exist any more.
    pub(super) fn until(self) -> Option<Instant> {
        self.until
    }

    /// Whether it was withdrawn.
    pub(super) fn is_canceled(self) -> bool {
        self.status == Status::Canceled
    }

    /// Whether any instant shows it.
    pub(super) fn is_shown(self) -> bool {
        self.changes().next().is_some()
    }

    /// Whether both exist at some instant.
    pub(super) fn overlaps(self, other: Self) -> bool {
        let ends_after = |one: Self, from: Instant| one.until.is_none_or(|until| until > from);
        ends_after(self, other.from.max(self.from)) && ends_after(other, self.from.max(other.from))
    }

    /// Whether some instant shows it, and none up to `now`.
    pub(super) fn begins_after(self, now: Instant) -> bool {
        self.is_shown() && self.from > now
    }

    /// From when both may exist.
    pub(super) fn later_begin(self, other: Self) -> Instant {
        self.from.max(other.from)
    }

    /// Whether it exists until `instant`, or ends just then.
    pub(super) fn holds_just_before(self, instant: Instant) -> bool {
        self.from < instant && self.until.is_none_or(|until| until >= instant)
    }

    /// When it begins and ends to exist ([`ALWAYS`] among them); nothing of what no instant shows.
    pub(super) fn changes(self) -> impl Iterator<Item = Instant> {
        let ever = self.until.is_none_or(|until| until > self.from);
        let shown = ever && !self.draft && self.status != Status::Withheld;
        std::iter::once(self.from).chain(self.until).filter(move |_| shown)
    }

    /// The same, each with what it is.
    pub(super) fn named_changes(self) -> impl Iterator<Item = (Instant, Change)> {
        let kind = move |at| {
            if at == self.from { Change::Appears } else { Change::Expires }
        };
        self.changes().map(move |at| (at, kind(at)))
    }
}
