//! The programs in `examples/`, written as lowering writes them, do what the Go programs beside them do.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The example, built now: `cargo test --test programs` alone does not build examples, and a stale one must not pass.
fn example(name: &str) -> PathBuf {
    let built = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--example",
            name,
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .status();
    assert!(built.expect("cargo is there").success(), "{name}.rs does not build");
    let test = std::env::current_exe().expect("a test has a file");
    test.ancestors().nth(2).expect("tests lie in deps").join("examples").join(name)
}

/// The Go program of the same name, built by the Go toolchain.
fn oracle(name: &str) -> PathBuf {
    let source =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(format!("{name}.go"));
    let binary = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let built = Command::new("go").arg("build").arg("-o").arg(&binary).arg(source).status();
    assert!(built.expect("the Go toolchain is there").success(), "{name}.go does not build");
    binary
}

fn run(program: &PathBuf, argument: &str, collector: &str) -> Output {
    Command::new(program)
        .arg(argument)
        .env("GO2RS_GC", collector)
        .output()
        .expect("the program starts")
}

/// Standard error up to the traceback, with addresses made alike, and the exit code.
fn observed(output: &Output) -> (String, Option<i32>) {
    let text = String::from_utf8_lossy(&output.stderr);
    let head = text.split("\ngoroutine ").next().unwrap_or_default();
    let words: Vec<&str> =
        head.split(' ').map(|w| if w.starts_with("0x") { "0x" } else { w }).collect();
    let head = words.join(" ");
    let head = head.split("\n[signal").next().unwrap_or_default().trim_end().to_string();
    (head, output.status.code())
}

fn same(name: &str) {
    let expected = observed(&run(&oracle(name), "", ""));
    let program = example(name);
    for collector in ["", "stress=3,verify,poison"] {
        assert_eq!(
            observed(&run(&program, "", collector)),
            expected,
            "{name} with GO2RS_GC={collector}"
        );
    }
}

#[test]
fn values() {
    same("values");
}

#[test]
fn statements() {
    same("statements");
}

#[test]
fn interfaces() {
    same("interfaces");
}

#[test]
fn crashes() {
    let (go, rust) = (oracle("crashes"), example("crashes"));
    for which in 0..28 {
        let which = which.to_string();
        let expected = observed(&run(&go, &which, ""));
        assert_eq!(observed(&run(&rust, &which, "")), expected, "crash {which}");
    }
}
