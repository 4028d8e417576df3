//! What costs more to make than to use, kept per thread.

use std::cell::RefCell;
use std::rc::Rc;

/// Things by key; `None` is kept for what cannot be made.
pub(crate) struct Kept<K, T>(RefCell<Vec<(K, Option<Rc<T>>)>>);

impl<K, T> Kept<K, T> {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(RefCell::new(Vec::new()))
    }

    /// The thing whose key `is` knows; else the one that is made now, with its key.
    pub(crate) fn get(
        &self,
        is: impl Fn(&K) -> bool,
        make: impl FnOnce() -> (K, Option<T>),
    ) -> Option<Rc<T>> {
        let mut kept = self.0.borrow_mut();
        if let Some((_, thing)) = kept.iter().find(|(key, _)| is(key)) {
            return thing.clone();
        }
        let (key, thing) = make();
        let thing = thing.map(Rc::new);
        kept.push((key, thing.clone()));
        thing
    }
}
