// Command bench prints the figures of go2rs beside those of Go. It quotes ratios of medians of interleaved runs: a machine's moods then meet both sides.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A bench knows where things are and how often to measure.
type bench struct {
	home   string
	work   string
	go2rs  string
	rounds int
	only   string
	// together says that all kernels are one binary, keep where the binaries are to stay.
	together bool
	keep     string
}

// A section is a group of figures.
type section struct {
	name, about string
	run         func(*bench) error
}

var sections = []section{
	{"check", "parse and type-check the whole standard library", (*bench).checkStd},
	{"hello", "the first build with an empty cache, a rebuild after an edit, where the time goes", (*bench).hello},
	{"binaries", "two small programs, a service and a user of goldmark: time to build, size, against go build", (*bench).binaries},
	{"programs", "programs against go build: time and memory, release profile", (*bench).programs},
	{"kernels", "the programs in bench/programs against go build: processor time and memory, release profile", (*bench).kernels},
	{"operations", "a hundred small operations, each by itself, against go build: nanoseconds of one, release profile", (*bench).operations},
	{"churn", "100 GiB of garbage over eight goroutines: time and memory, at most 1.5 times Go's memory", (*bench).churn},
	{"loop", "go2rs run after an edit and without one, against go run", (*bench).loop},
	{"text", "lines of Rust for a line of Go, and unsafe, over all fixtures", (*bench).text},
}

func main() {
	b := &bench{}
	var wanted string
	flag.StringVar(&b.home, "home", "..", "where go2rs is")
	flag.IntVar(&b.rounds, "n", 5, "how many interleaved runs")
	flag.StringVar(&wanted, "sections", "", "sections to run, with commas between them; all if empty")
	flag.StringVar(&b.only, "program", "", "in sections binaries, programs and kernels: only these, with commas between them")
	flag.BoolVar(&b.together, "together", false, "in section kernels: build all programs into one binary, which takes a minute or two instead of half a minute for each")
	flag.StringVar(&b.keep, "keep", "", "keep binaries in this directory, with their symbols")
	flag.Usage = usage
	flag.Parse()
	b.go2rs = filepath.Join(b.home, "go2rs")
	if err := b.inWorkDir(func() error { return b.sections(wanted) }); err != nil {
		fail(err)
	}
}

// inWorkDir runs what writes below b.work, and removes that directory unless it is to be kept.
func (b *bench) inWorkDir(run func() error) error {
	if b.keep != "" {
		keep, err := filepath.Abs(b.keep)
		if err != nil {
			return err
		}
		b.work = keep
		if err := os.MkdirAll(keep, 0o755); err != nil {
			return err
		}
		return run()
	}
	work, err := os.MkdirTemp("", "go2rs-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	b.work = work
	return run()
}

func (b *bench) sections(wanted string) error {
	for _, s := range sections {
		if wanted != "" && !slices.Contains(strings.Split(wanted, ","), s.name) {
			continue
		}
		fmt.Printf("\n%s: %s\n", s.name, s.about)
		if err := s.run(b); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// wants says whether a program is to be measured.
func (b *bench) wants(program string) bool {
	return b.only == "" || slices.Contains(strings.Split(b.only, ","), program)
}

func usage() {
	fmt.Fprintln(flag.CommandLine.Output(), "Usage: bench/run [options]\n\nSections:")
	for _, s := range sections {
		fmt.Fprintf(flag.CommandLine.Output(), "  %-10s %s\n", s.name, s.about)
	}
	fmt.Fprintln(flag.CommandLine.Output(), "\nOptions:")
	flag.PrintDefaults()
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}
