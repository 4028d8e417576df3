//! The articles visible at one instant, their listings, and every question one may ask of them.
