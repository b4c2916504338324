package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// kernels compares the programs that each work hard at one thing. It quotes processor time, which other work on the machine disturbs least.
func (b *bench) kernels() error {
	dir := filepath.Join(b.home, "bench", "programs")
	names, err := b.kernelNames(dir)
	if err != nil {
		return err
	}
	of := func(name string) (pair, error) { return b.buildPair(dir, name) }
	if b.together {
		theirs, ours, err := b.buildTogether(dir, names)
		if err != nil {
			return err
		}
		of = func(name string) (pair, error) { return pair{[]string{theirs, name}, []string{ours, name}}, nil }
		// The first row is of a run that does nothing: each other one has that much memory for the pages of so large a binary.
		names = slices.Insert(names, 0, "(nothing)")
	}
	printHead()
	for _, name := range names {
		built, err := of(name)
		if err == nil {
			err = b.kernel(name, built)
		}
		if err != nil {
			fmt.Printf("| %s | %v |\n", name, err)
		}
	}
	return nil
}

// kernelNames are the programs that are wanted, without churn, which has a section of its own.
func (b *bench) kernelNames(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && e.Name() != "churn" && b.wants(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// A pair is how one program is run as each of the two compiled it.
type pair struct{ theirs, ours []string }

func (b *bench) buildPair(dir, name string) (pair, error) {
	theirs, ours, err := b.build(dir, name)
	return pair{[]string{theirs}, []string{ours}}, err
}

func (b *bench) kernel(name string, built pair) error {
	medians, err := interleave(b.rounds, nil, job{argv: built.theirs}, job{argv: built.ours})
	if err != nil {
		return err
	}
	printPair(name, medians[0], medians[1])
	if b.together {
		return nil
	}
	return os.Remove(built.ours[0])
}

// churn makes 100 GiB of garbage once with each: the figure is the peak of memory, which does not depend on other work on the machine.
func (b *bench) churn() error {
	theirs, ours, err := b.build(filepath.Join(b.home, "bench", "programs"), "churn")
	if err != nil {
		return err
	}
	var samples []sample
	for _, binary := range []string{theirs, ours} {
		s, err := job{argv: []string{binary, "-gib", "100"}}.run()
		if err != nil {
			return err
		}
		samples = append(samples, s)
	}
	printHead()
	printPair("churn", samples[0], samples[1])
	if ratio := float64(samples[1].memory) / float64(samples[0].memory); ratio > 1.5 {
		return fmt.Errorf("%.2f times Go's memory, more than 1.5", ratio)
	}
	return nil
}

// build builds one program below dir both ways.
func (b *bench) build(dir, name string) (theirs, ours string, err error) {
	ours = filepath.Join(b.work, name+"-go2rs")
	theirs = filepath.Join(b.work, name+"-go")
	for _, argv := range [][]string{{"go", "build", "-o", theirs, "./" + name}, append(b.ourBuild(), "-o", ours, "./"+name)} {
		if _, err := (job{dir: dir, argv: argv}).run(); err != nil {
			return "", "", err
		}
	}
	return theirs, ours, nil
}

// ourBuild is the command for a release binary, with symbols for perf where the binaries are kept.
func (b *bench) ourBuild() []string {
	build := []string{b.go2rs, "build", "--release"}
	if b.keep != "" {
		build = append(build, "-g")
	}
	return build
}

// ratio is 1 where Go's figure is too small to divide by.
func ratio(ours, theirs float64) float64 {
	if theirs < 0.005 {
		return 1
	}
	return ours / theirs
}

// printHead prints the head of a table in Markdown, whose rows are of printPair.
func printHead() {
	fmt.Println("| program | Go: processor time | go2rs | ratio | Go: memory | go2rs | ratio | |\n|---|---|---|---|---|---|---|---|")
}

// printPair prints a row, with a mark where go2rs takes over a twentieth longer than Go, and in its last column what the programs said of their latencies.
func printPair(name string, g, r sample) {
	var notes []string
	if r.cpu > g.cpu+max(g.cpu/20, 5*time.Millisecond) {
		notes = append(notes, "slower")
	}
	for i := range min(len(g.told), len(r.told)) {
		notes = append(notes, "Go: "+g.told[i]+"; go2rs: "+r.told[i])
	}
	fmt.Printf("| %s | %s | %s | %.2f | %s | %s | %.2f | %s |\n", name, seconds(g.cpu), seconds(r.cpu), ratio(r.cpu.Seconds(), g.cpu.Seconds()),
		mebi(g.memory), mebi(r.memory), float64(r.memory)/float64(g.memory), strings.Join(notes, ", "))
}
