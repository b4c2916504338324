//! Programs on the bare scheduler. Run without arguments, this starts itself once for each case, with a time limit, and compares
//! what the case prints and its exit code with what Go's program of the same shape does.

mod channels;
mod collecting;
mod ends;
mod heap;
mod panics;
mod random;
mod support;
mod waiting;

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A case: its name, the program, and what it must do.
pub struct Case {
    pub name: &'static str,
    pub run: fn(),
    /// All of standard output.
    pub out: &'static str,
    /// What standard error begins with.
    pub err: &'static str,
    pub code: i32,
    pub env: &'static [(&'static str, &'static str)],
}

/// A case that ends well and prints `out`.
pub const fn ok(name: &'static str, run: fn(), out: &'static str) -> Case {
    Case { name, run, out, err: "", code: 0, env: &[] }
}

/// A case that dies with a report.
pub const fn dies(name: &'static str, run: fn(), out: &'static str, err: &'static str) -> Case {
    Case { name, run, out, err, code: 2, env: &[] }
}

impl Case {
    pub const fn with(mut self, env: &'static [(&'static str, &'static str)]) -> Case {
        self.env = env;
        self
    }
}

const LIMIT: Duration = Duration::from_secs(60);

fn main() {
    let cases = [
        channels::CASES,
        collecting::CASES,
        waiting::CASES,
        panics::CASES,
        random::CASES,
        ends::CASES,
        heap::CASES,
    ]
    .concat_refs();
    let args: Vec<String> = std::env::args().collect();
    if let Some(name) = args.get(1).and_then(|a| a.strip_prefix("--case=")) {
        let case = cases.iter().find(|c| c.name == name).expect("a known case");
        go2rs_sched::run(case.run);
    }
    if args.get(1).is_some_and(|a| a == "--list") {
        return cases.iter().for_each(|c| println!("{}", c.name));
    }
    let wanted = args.get(1).filter(|a| !a.starts_with("--"));
    let mut failed = 0;
    for case in cases.iter().filter(|c| wanted.is_none_or(|w| c.name.contains(w.as_str()))) {
        let begin = Instant::now();
        match check(case) {
            Ok(()) => println!("ok   {} {:?}", case.name, begin.elapsed()),
            Err(why) => {
                failed += 1;
                println!("FAIL {}: {why}", case.name);
            }
        }
    }
    std::process::exit(i32::from(failed > 0));
}

trait ConcatRefs {
    fn concat_refs(self) -> Vec<&'static Case>;
}

impl<const N: usize> ConcatRefs for [&'static [Case]; N] {
    fn concat_refs(self) -> Vec<&'static Case> {
        self.into_iter().flatten().collect()
    }
}

fn check(case: &Case) -> Result<(), String> {
    let mut child = Command::new(std::env::current_exe().expect("own path"))
        .arg(format!("--case={}", case.name))
        .envs(case.env.iter().copied())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| e.to_string())?;
    let (mut out, mut err) =
        (child.stdout.take().expect("piped"), child.stderr.take().expect("piped"));
    let out = std::thread::spawn(move || text(&mut out));
    let err = std::thread::spawn(move || text(&mut err));
    let begin = Instant::now();
    let status = loop {
        if let Some(s) = child.try_wait().map_err(|e| e.to_string())? {
            break s;
        }
        if begin.elapsed() > LIMIT {
            let _ = child.kill();
            return Err(format!("took longer than {LIMIT:?}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let (out, err) = (out.join().expect("reader"), err.join().expect("reader"));
    if status.code() != Some(case.code) {
        return Err(format!("ended with {status}\nout: {out}\nerr: {err}"));
    }
    if out != case.out {
        return Err(format!("printed {out:?} instead of {:?}", case.out));
    }
    if !err.starts_with(case.err) || (case.err.is_empty() && !err.is_empty()) {
        return Err(format!("reported {err:?} instead of {:?}", case.err));
    }
    Ok(())
}

fn text(from: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let _ = from.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
