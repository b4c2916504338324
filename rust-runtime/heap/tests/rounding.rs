//! Rounding of requests, held against Go itself.

use std::process::Command;

#[test]
fn append_rounds_as_in_go() {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rounding.go");
    let output = match Command::new("go").args(["run", program]).output() {
        Ok(output) => output,
        Err(_) => return eprintln!("there is no go command to compare with"),
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("the program prints text");
    let mut lines = 0;
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let [kind, asked, got] = words[..] else { panic!("unexpected line {line}") };
        let asked: usize = asked.parse().expect("a number");
        assert_eq!(
            go2rs_heap::size_class_round(asked, kind == "noscan").to_string(),
            got,
            "{line}"
        );
        lines += 1;
    }
    assert!(lines > 70_000);
}
