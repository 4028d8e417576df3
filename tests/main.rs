//! All tests of whole portals, one binary: a module per promise, small portals on disk, the real build.

#[cfg(test)]
mod architecture;
#[cfg(test)]
mod awkward;
#[cfg(test)]
mod build;
#[cfg(test)]
mod check;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod desk;
#[cfg(test)]
mod determinism;
#[cfg(test)]
mod languages;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod memory;
#[cfg(test)]
mod moves_in;
#[cfg(test)]
mod preview;
#[cfg(test)]
mod problems;
#[cfg(test)]
mod support;
