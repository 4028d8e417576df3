//! The page that a thread is printing: how a template's functions reach its desk.

use crate::base::problem::Problem;
use crate::catalog::ArticleId;
use crate::catalog::desk::Desk;
use crate::config::EditionId;
use crate::press::ingredient::Ingredient;
use crate::press::strings::Entry;
use crate::press::{Plates, Views};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use tera::Value;

/// The page that is being printed.
#[derive(Debug)]
pub(crate) struct Job {
    /// Answers the page's questions.
    pub(crate) desk: Desk,
    /// The page's edition.
    pub(crate) edition: EditionId,
    /// What all pages share.
    pub(crate) views: Arc<Views>,
    /// What pages are printed from.
    pub(crate) plates: Arc<Plates>,
    /// Whether the page loads the script of fragments already.
    pub(crate) has_script: Cell<bool>,
    /// Whether a fragment is being printed within the page: it knows no article.
    pub(crate) is_within: Cell<bool>,
    /// What was noticed while printing.
    pub(crate) warnings: RefCell<Vec<Problem>>,
    /// What the page is made of besides answers.
    pub(crate) made_of: RefCell<Vec<Ingredient>>,
    /// The strings that it says: a bit for each number of a key.
    pub(crate) texts: RefCell<Vec<u64>>,
    /// The template that it is printed with.
    pub(crate) template: RefCell<Option<String>>,
}

impl Job {
    /// Notes that the page is made of something.
    pub(crate) fn takes(&self, ingredient: Ingredient) {
        let mut made_of = self.made_of.borrow_mut();
        if !made_of.contains(&ingredient) {
            made_of.push(ingredient);
        }
    }

    /// The string of a key in the page's language, of which the page is made then.
    pub(crate) fn text(&self, key: &str) -> Option<&Entry> {
        if let Some(number) = self.views.strings.number(key) {
            let mut texts = self.texts.borrow_mut();
            let (word, bit) = (number / 64, 1 << (number % 64));
            if texts.len() <= word {
                texts.resize(word + 1, 0);
            }
            texts[word] |= bit;
        }
        self.views.strings.find(self.lang(), key)
    }

    /// The [text](Self::text) of a key that takes no arguments.
    pub(crate) fn plain(&self, key: &str) -> Option<&str> {
        self.text(key)?.plain()
    }

    /// What the page is made of besides answers.
    pub(crate) fn made_of(&self) -> Vec<Ingredient> {
        let texts = self.texts.borrow();
        let used = (0..texts.len() * 64).filter(|number| texts[number / 64] >> (number % 64) & 1 == 1);
        let named = used.filter_map(|number| self.views.strings.named(self.lang(), number));
        let texts = named.map(|(lang, key)| Ingredient::Text(lang, key));
        self.made_of.take().into_iter().chain(texts).collect()
    }

    /// The card of an article that the desk has answered with.
    pub(crate) fn card(&self, id: ArticleId) -> Value {
        self.views.shelf.card(id, self.desk.catalog(), &self.views.config)
    }

    /// The cards of some articles.
    pub(crate) fn cards(&self, ids: impl IntoIterator<Item = ArticleId>) -> Value {
        ids.into_iter().map(|id| self.card(id)).collect::<Vec<_>>().into()
    }

    /// The language of the page.
    pub(crate) fn lang(&self) -> &str {
        &self.views.config.edition(self.edition).lang
    }
}

thread_local! {
    /// Tera's functions are `'static` and see only template values, so the job in hand waits here.
    static IN_HAND: RefCell<Option<Rc<Job>>> = const { RefCell::new(None) };
}

/// Does something with a job in hand, and takes the job back: what was in hand before is in hand again.
pub(crate) fn with_in_hand<T>(job: Rc<Job>, work: impl FnOnce(&Rc<Job>) -> T) -> T {
    let before = IN_HAND.replace(Some(Rc::clone(&job)));
    let result = work(&job);
    IN_HAND.set(before);
    result
}

/// The job in hand, for a function that a template calls.
pub(crate) fn in_hand() -> tera::TeraResult<Rc<Job>> {
    IN_HAND
        .with_borrow(Clone::clone)
        .ok_or_else(|| tera::Error::message("this function works only while a page is printed"))
}
