package main

import (
	"fmt"
	"os"
	"path/filepath"
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
	}
	fmt.Printf("%-14s %10s %10s %8s %12s %12s %8s\n", "", "Go", "go2rs", "ratio", "Go", "go2rs", "ratio")
	for _, name := range names {
		built, err := of(name)
		if err == nil {
			err = b.kernel(name, built)
		}
		if err != nil {
			fmt.Printf("%-14s %v\n", name, err)
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
