// The Java program starts the translated Go program, which says what Go's own binary says.
def run = { List<String> command ->
    def process = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true).start()
    def text = process.inputStream.text
    assert process.waitFor() == 0 : text
    text
}
def go = new File(basedir, 'hello.go.out')
run(['go', 'build', '-C', 'src/main/go', '-o', go.path, '.'])
def expected = run([go.path, 'Ann', 'Bob'])
def actual = run(['java', '-cp', 'target/classes', 'mixed.Main', 'Ann', 'Bob'])
assert actual == expected
assert new File(basedir, 'target/go2rs/rust/Cargo.toml').file
assert new File(basedir, 'target/go2rs/rust/crates').list().any { it.contains('greet') }
return true
