package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Generated: a file that no reader opens.
var hidden = regexp.MustCompile(`go_[a-z]+\.rs$`)

var unsafeCode = regexp.MustCompile(`\bunsafe\b`)

// text translates all fixtures and counts lines.
func (b *bench) text() error {
	fixtures := filepath.Join(b.home, "fixtures")
	out := filepath.Join(b.work, "text")
	var goLines, rustLines, hiddenLines, unsafes int
	translated, failed := 0, 0
	entries, err := os.ReadDir(fixtures)
	if err != nil {
		return err
	}
	for _, each := range entries {
		if !each.IsDir() {
			continue
		}
		target := filepath.Join(out, each.Name())
		cmd := exec.Command(b.go2rs, "translate", "-o", target, "./"+each.Name()+"/...")
		cmd.Dir = fixtures
		if cmd.Run() != nil {
			failed++
			continue
		}
		translated++
		goLines += count(filepath.Join(fixtures, each.Name()), func(name, text string) int { return lines(name, ".go", text) })
		crates := filepath.Join(target, "crates")
		rustLines += count(crates, func(name, text string) int { return lines(name, ".rs", text) })
		hiddenLines += count(crates, func(name, text string) int {
			if hidden.MatchString(name) {
				return lines(name, ".rs", text)
			}
			return 0
		})
		unsafes += count(crates, func(name, text string) int {
			if strings.HasSuffix(name, ".rs") && !hidden.MatchString(name) {
				return len(unsafeCode.FindAllString(text, -1))
			}
			return 0
		})
		os.RemoveAll(target)
	}
	fmt.Printf("  %d directories of fixtures translated, %d not: %d lines of Go, %d of Rust (%.2f for one), and %d in generated files that nobody opens; unsafe: %d\n",
		translated, failed, goLines, rustLines-hiddenLines, float64(rustLines-hiddenLines)/float64(goLines), hiddenLines, unsafes)
	return nil
}

func lines(name, suffix, text string) int {
	if !strings.HasSuffix(name, suffix) {
		return 0
	}
	return strings.Count(text, "\n")
}

// count adds up over all files of a tree.
func count(root string, of func(name, text string) int) int {
	sum := 0
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		if err == nil {
			sum += of(entry.Name(), string(text))
		}
		return nil
	})
	return sum
}
