//! A web server for dist/ on this machine, with the headers a real one should send.

mod reply;

use std::io::{self, Cursor};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::error::Error;
use crate::process;

const THREADS: usize = 4;

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
        let server =
            Arc::new(Server::from_listener(self.0, None).map_err(|error| cannot(error.to_string()))?);
        for _ in 0..THREADS {
            let (server, dist) = (Arc::clone(&server), dist.to_owned());
            thread::spawn(move || server.incoming_requests().for_each(|request| answer(request, &dist)));
        }
        Ok(format!("http://{address}"))
    }
}

fn answer(request: Request, dist: &Path) {
    let reply = reply::reply(dist, request.method().as_str(), request.url());
    let headers =
        reply.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    let length = Some(reply.body.len());
    let response =
        Response::new(StatusCode(reply.status), headers.collect(), Cursor::new(reply.body), length, None);
    // In one piece whatever its size: a length in the head lets the browser show how much is still to come.
    let response = response.with_chunked_threshold(usize::MAX);
    // A browser that has gone away is no fault of the server.
    request.respond(response).ok();
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
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn a_page_is_served_over_http() {
        let folder = Scratch::new("serve");
        folder.file("index.html", "<!doctype html>");
        let address = Port::take(0).unwrap().serve(folder.path()).unwrap();
        let get = ask(&address, "GET /");
        assert!(get.starts_with("HTTP/1.1 200") && get.ends_with("<!doctype html>"), "{get}");
        assert!(get.contains("Content-Type: text/html; charset=utf-8"), "{get}");
        let head = ask(&address, "HEAD /");
        folder.file("large.txt", &"x".repeat(100_000));
        assert!(ask(&address, "GET /large.txt").contains("Content-Length: 100000"));
        assert!(head.contains("Content-Length: 15") && head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(&address, "POST /").starts_with("HTTP/1.1 405"));
        assert!(ask(&address, "GET /../Cargo.toml").starts_with("HTTP/1.1 404"));
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
