package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const helloSource = `package main

import "fmt"

func main() {
	fmt.Println("hello", %d)
}
`

// checkStd shows how fast the front end is.
func (b *bench) checkStd() error {
	out, err := exec.Command(b.go2rs, "check", "--stats", "std").Output()
	if err != nil {
		return err
	}
	s, err := job{argv: []string{b.go2rs, "check", "std"}}.run()
	if err != nil {
		return err
	}
	fmt.Printf("  %s  whole command: %s, %s resident\n", strings.TrimSpace(string(out)), seconds(s.wall), mebi(s.memory))
	return nil
}

// hello builds a program that prints with fmt, from nothing and after edits.
func (b *bench) hello() error {
	dir := filepath.Join(b.work, "hello")
	cache := "GO2RS_CACHE=" + filepath.Join(b.work, "cache")
	edit := func(round int) error { return b.writeProgram(dir, fmt.Sprintf(helloSource, round)) }
	if err := edit(-1); err != nil {
		return err
	}
	first, err := b.phases(dir, []string{cache})
	if err != nil {
		return err
	}
	fmt.Printf("  first build, empty cache:    %s\n", first)
	if err := edit(-2); err != nil {
		return err
	}
	second, err := b.phases(dir, []string{cache})
	if err != nil {
		return err
	}
	fmt.Printf("  build after an edit:         %s\n", second)
	medians, err := interleave(b.rounds, edit,
		job{dir: dir, argv: []string{"go", "build", "-o", "hello-go", "."}},
		job{dir: dir, env: []string{cache}, argv: []string{b.go2rs, "build", "-o", "hello-go2rs", "."}})
	if err != nil {
		return err
	}
	fmt.Printf("  build after an edit, median: go %s, go2rs %s\n", seconds(medians[0].wall), seconds(medians[1].wall))
	return nil
}

func (b *bench) writeProgram(dir, source string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module example.test/hello\n\ngo 1.26\n"), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "main.go"), []byte(source), 0o644)
}

// phases builds with -v and tells from when each line came where the time went.
func (b *bench) phases(dir string, env []string) (string, error) {
	cmd := exec.Command(b.go2rs, "build", "-v", "-o", "out", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	pipe, err := cmd.StderrPipe()
	if err != nil {
		return "", err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return "", err
	}
	spent := map[string]time.Duration{}
	phase, since := "start", start
	lines := bufio.NewScanner(pipe)
	for lines.Scan() {
		if next := phaseOf(lines.Text()); next != "" && next != phase {
			spent[phase] += time.Since(since)
			phase, since = next, time.Now()
		}
	}
	if err := cmd.Wait(); err != nil {
		return "", err
	}
	spent[phase] += time.Since(since)
	text := seconds(time.Since(start)) + " ("
	for _, name := range []string{"start", "load", "check and translate", "write", "cargo"} {
		text += fmt.Sprintf("%s %s, ", name, seconds(spent[name]))
	}
	return strings.TrimSuffix(text, ", ") + ")", nil
}

// phaseOf names the phase that a line of go2rs -v begins.
func phaseOf(line string) string {
	switch {
	case strings.HasPrefix(line, "loading"):
		return "load"
	case strings.HasPrefix(line, "checking"), strings.HasPrefix(line, "translating"):
		return "check and translate"
	case strings.HasPrefix(line, "writing"):
		return "write"
	case strings.Contains(line, "cargo build"):
		return "cargo"
	}
	return ""
}
