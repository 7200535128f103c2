//! A web server for dist/ on this machine, with the headers a real one should send.

mod reply;

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use httparse::Status;

use crate::error::Error;
use crate::process;
use reply::Reply;

/// Browsers open connections ahead of need; one that says nothing for so long is let go.
const PATIENCE: Duration = Duration::from_secs(30);
/// The head of a browser's request is far smaller.
const LARGEST_HEAD: usize = 32 * 1024;

/// A port that is ours, before anything is built for it.
pub struct Port(TcpListener);

impl Port {
    /// Takes a port of 127.0.0.1; 0 is any that is free.
    ///
    /// # Errors
    /// When another program has it, or the system does not give it.
    pub fn take(port: u16) -> Result<Self, Error> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map(Self).map_err(|error| {
            let refused = Error::new(match error.kind() {
                io::ErrorKind::AddrInUse => {
                    format!("port {port} is taken: another program listens on 127.0.0.1:{port}")
                }
                _ => format!("cannot listen on port {port}"),
            });
            let other = if port < 1024 { 8080 } else { port.checked_add(1).unwrap_or(8080) };
            refused.why(error.to_string()).remedy(format!("cargo xtask serve --port {other}"))
        })
    }

    /// Serves the folder for as long as the process lives and returns its address, without a slash at the end.
    ///
    /// # Errors
    /// When the server cannot be started.
    pub fn serve(self, dist: &Path) -> Result<String, Error> {
        let cannot = |why: String| Error::new("the web server does not start").why(why);
        let address: SocketAddr = self.0.local_addr().map_err(|error| cannot(error.to_string()))?;
        let dist = dist.to_owned();
        // A thread and an answer per connection: no connection ever waits for another, and a page is a few dozen files.
        thread::spawn(move || {
            for stream in self.0.incoming().flatten() {
                let dist = dist.clone();
                // A browser that has gone away is no fault of the server.
                thread::spawn(move || converse(stream, &dist).ok());
            }
        });
        Ok(format!("http://{address}"))
    }
}

/// Reads the head of one request and answers it.
fn converse(mut stream: TcpStream, dist: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut head = Vec::new();
    let mut piece = [0; 2048];
    while head.len() < LARGEST_HEAD {
        let count = stream.read(&mut piece)?;
        if count == 0 {
            return Ok(());
        }
        head.extend_from_slice(piece.get(..count).unwrap_or_default());
        let mut headers = [httparse::EMPTY_HEADER; 100];
        let mut request = httparse::Request::new(&mut headers);
        match request.parse(&head) {
            Ok(Status::Partial) => {}
            Ok(Status::Complete(_)) => {
                let method = request.method.unwrap_or_default();
                let mut reply = reply::reply(dist, method, request.path.unwrap_or_default());
                if takes_gzip(request.headers) {
                    reply.compress()?;
                }
                return send(&mut stream, &reply, method != "HEAD");
            }
            Err(_) => break,
        }
    }
    send(&mut stream, &reply::not_understood(), true)
}

fn takes_gzip(headers: &[httparse::Header]) -> bool {
    let named = headers.iter().find(|header| header.name.eq_ignore_ascii_case("accept-encoding"));
    named.is_some_and(|header| {
        String::from_utf8_lossy(header.value).split(',').any(|way| way.trim() == "gzip")
    })
}

fn send(stream: &mut TcpStream, reply: &Reply, with_body: bool) -> io::Result<()> {
    let mut head = format!(
        "HTTP/1.1 {} \r\nContent-Length: {}\r\nConnection: close\r\n",
        reply.status,
        reply.body.len()
    );
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += "\r\n";
    stream.write_all(head.as_bytes())?;
    if with_body { stream.write_all(&reply.body) } else { Ok(()) }
}

/// Asks the system to show the page; if it cannot, the address on the screen is enough.
pub fn open(address: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/c", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    if process::output_of(Command::new(program).args(first).arg(address)).is_none() {
        eprintln!("no browser could be opened; the address is {address}");
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;
    use crate::scratch::Scratch;

    fn ask(address: &str, request: &str) -> String {
        let host = address.trim_start_matches("http://");
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_page_is_served_over_http() {
        let folder = Scratch::new("serve");
        folder.file("index.html", "<!doctype html>");
        let address = Port::take(0).unwrap().serve(folder.path()).unwrap();
        let get = ask(&address, "GET /");
        assert!(get.starts_with("HTTP/1.1 200") && get.ends_with("<!doctype html>"), "{get}");
        assert!(get.contains("Content-Type: text/html; charset=utf-8"), "{get}");
        let compressed = ask(&address, "GET / HTTP/1.1\r\nAccept-Encoding: br, gzip\r\nX-Rest:");
        assert!(
            compressed.contains("Content-Encoding: gzip") && !compressed.contains("<!doctype"),
            "{compressed}"
        );
        let head = ask(&address, "HEAD /");
        folder.file("large.txt", &"x".repeat(100_000));
        assert!(ask(&address, "GET /large.txt").contains("Content-Length: 100000"));
        assert!(head.contains("Content-Length: 15") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(&address, "POST /").starts_with("HTTP/1.1 405"));
        assert!(ask(&address, "GET /../Cargo.toml").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn many_connections_at_once_are_all_answered() {
        let folder = Scratch::new("crowd");
        folder.file("index.html", "<!doctype html>");
        let address = Port::take(0).unwrap().serve(folder.path()).unwrap();
        // As browsers do: more connections than requests, all held open.
        let host = address.trim_start_matches("http://").to_owned();
        let idle: Vec<TcpStream> = (0..20).map(|_| TcpStream::connect(&host).unwrap()).collect();
        for _ in 0..20 {
            assert!(ask(&address, "GET /").starts_with("HTTP/1.1 200"));
        }
        drop(idle);
    }

    #[test]
    fn noise_is_refused_in_words() {
        let folder = Scratch::new("noise");
        let address = Port::take(0).unwrap().serve(folder.path()).unwrap();
        assert!(ask(&address, "\u{1}\u{2}").starts_with("HTTP/1.1 400"));
    }

    #[test]
    fn a_taken_port_is_named_with_another_to_try() {
        let taken = Port::take(0).unwrap();
        let number = taken.0.local_addr().unwrap().port();
        let error = Port::take(number).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains(&format!("port {number} is taken")), "{error}");
        assert!(error.contains("cargo xtask serve --port "), "{error}");
    }
}
