package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// kernels compares the programs that each work hard at one thing. It quotes processor time, which other work on the machine disturbs least.
func (b *bench) kernels() error {
	dir := filepath.Join(b.home, "bench", "programs")
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	fmt.Printf("%-14s %10s %10s %8s %12s %12s %8s\n", "", "Go", "go2rs", "ratio", "Go", "go2rs", "ratio")
	for _, e := range entries {
		// churn has a section of its own.
		if !e.IsDir() || e.Name() == "churn" || !b.wants(e.Name()) {
			continue
		}
		if err := b.kernel(dir, e.Name()); err != nil {
			fmt.Printf("%-14s %v\n", e.Name(), err)
		}
	}
	return nil
}

func (b *bench) kernel(dir, name string) error {
	theirs, ours, err := b.build(dir, name)
	if err != nil {
		return err
	}
	medians, err := interleave(b.rounds, nil, job{argv: []string{theirs}}, job{argv: []string{ours}})
	if err != nil {
		return err
	}
	printPair(name, medians[0], medians[1])
	return os.Remove(ours)
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
	for _, argv := range [][]string{{"go", "build", "-o", theirs, "./" + name}, {b.go2rs, "build", "--release", "-o", ours, "./" + name}} {
		if _, err := (job{dir: dir, argv: argv}).run(); err != nil {
			return "", "", err
		}
	}
	return theirs, ours, nil
}

// printPair prints a row, with a mark where go2rs is slower than Go, and below it what the programs said of their latencies.
func printPair(name string, g, r sample) {
	mark := ""
	if r.cpu > g.cpu {
		mark = "  slower"
	}
	fmt.Printf("%-14s %10s %10s %8.2f %12s %12s %8.2f%s\n", name, seconds(g.cpu), seconds(r.cpu), r.cpu.Seconds()/g.cpu.Seconds(), mebi(g.memory), mebi(r.memory), float64(r.memory)/float64(g.memory), mark)
	for i := range min(len(g.told), len(r.told)) {
		fmt.Printf("    Go:    %s\n    go2rs: %s\n", g.told[i], r.told[i])
	}
}
