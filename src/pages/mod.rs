//! Which pages exist; a file per kind.
