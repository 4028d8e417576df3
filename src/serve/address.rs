//! Where the preview listens, and under which names it answers.

use crate::base::problem::Problem;
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};

/// A preview's listener.
#[derive(Debug)]
pub struct Bound {
    /// Takes connections.
    pub listener: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
    /// Whether the port is another one than was asked for, since that is taken.
    pub is_other: bool,
}

/// How many ports are tried after the one that was asked for, before the system chooses.
const TRIES: u16 = 20;

/// Listens at a host and port; if the port is taken, at the next that is free.
///
/// # Errors
/// The host is none of this machine's, or no port can be had.
pub fn bind(host: &str, port: u16) -> Result<Bound, Problem> {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let cannot = |error: &std::io::Error| {
        Problem::error(format!("cannot listen at {host}, port {port}: {error}"))
            .hint("name an address of this machine with --host, and a port from 1024 on with --port")
    };
    let found = (bare, port).to_socket_addrs().map_err(|error| cannot(&error))?;
    let Some(ip) = found.map(|address| address.ip()).next() else {
        return Err(cannot(&ErrorKind::AddrNotAvailable.into()));
    };
    let next = (1..=TRIES).filter_map(|step| port.checked_add(step));
    let ports = std::iter::once(port).chain(next.filter(|_| port != 0)).chain([0]);
    let mut last = None;
    for candidate in ports {
        match listen(SocketAddr::new(ip, candidate)) {
            Ok((listener, address)) => {
                return Ok(Bound { listener, address, is_other: port != 0 && address.port() != port });
            }
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(cannot(&error)),
        }
    }
    Err(cannot(&last.unwrap_or_else(|| ErrorKind::AddrInUse.into())))
}

fn listen(address: SocketAddr) -> std::io::Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address)?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Scheme, host and port under which pages find the preview. One that listens everywhere is found on this machine.
pub(super) fn origin(host: &str, address: SocketAddr) -> String {
    let port = address.port();
    match address.ip() {
        ip if ip.is_unspecified() => {
            let home =
                if ip.is_ipv4() { IpAddr::from(Ipv4Addr::LOCALHOST) } else { Ipv6Addr::LOCALHOST.into() };
            format!("http://{}", SocketAddr::new(home, port))
        }
        ip if host.parse::<IpAddr>().is_ok() || host.starts_with('[') => {
            format!("http://{}", SocketAddr::new(ip, port))
        }
        _ => format!("http://{host}:{port}"),
    }
}

/// Whether a `Host` header names this preview. A page of another site can make its own name point here (DNS rebinding), so
/// other names are not answered; an address is no name, so where the preview listens everywhere every address is.
pub(super) fn is_of(header: &str, host: &str, address: SocketAddr) -> bool {
    let (name, port) = split(header);
    if port.is_some_and(|port| port != address.port().to_string()) {
        return false;
    }
    let name = name.to_ascii_lowercase();
    let ip = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
    match ip {
        Some(ip) => ip.is_loopback() || ip == address.ip() || address.ip().is_unspecified(),
        None => name == "localhost" || name == host.to_ascii_lowercase(),
    }
}

/// Host and port of an authority.
fn split(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
        _ => (authority, None),
    }
}

#[cfg(test)]
mod tests {
    use super::{bind, is_of, origin};

    #[test]
    fn a_port_that_is_taken_is_passed_over() {
        let first = bind("127.0.0.1", 0).unwrap();
        assert!(!first.is_other);
        let second = bind("127.0.0.1", first.address.port()).unwrap();
        assert!(second.is_other);
        assert_ne!(second.address.port(), first.address.port());
    }

    #[test]
    fn only_names_of_this_preview_are_answered() {
        let here = "127.0.0.1:1111".parse().unwrap();
        for fine in
            ["127.0.0.1:1111", "localhost:1111", "LOCALHOST:1111", "[::1]:1111", "localhost", "127.0.0.1"]
        {
            assert!(is_of(fine, "127.0.0.1", here), "{fine}");
        }
        for bad in [
            "evil.example",
            "evil.example:1111",
            "localhost:80",
            "10.0.0.1:1111",
            "",
            "localhost.evil.example:1111",
        ] {
            assert!(!is_of(bad, "127.0.0.1", here), "{bad}");
        }
        assert!(is_of("kabar.test:1111", "kabar.test", here));
        let everywhere = "0.0.0.0:1111".parse().unwrap();
        assert!(is_of("192.168.1.7:1111", "0.0.0.0", everywhere));
        assert!(!is_of("evil.example:1111", "0.0.0.0", everywhere));
    }

    #[test]
    fn pages_find_the_preview() {
        let of = |host: &str, address: &str| origin(host, address.parse().unwrap());
        assert_eq!(of("127.0.0.1", "127.0.0.1:1111"), "http://127.0.0.1:1111");
        assert_eq!(of("localhost", "127.0.0.1:1111"), "http://localhost:1111");
        assert_eq!(of("::1", "[::1]:1111"), "http://[::1]:1111");
        assert_eq!(of("0.0.0.0", "0.0.0.0:80"), "http://127.0.0.1:80");
    }
}
