//! A page and a desk become bytes.
