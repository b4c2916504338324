package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
)

// A program is a fixture with enough to do.
type program struct {
	name  string
	args  []string
	stdin func() []byte
}

// These are the fixtures whose time goes into computing, allocating or switching goroutines.
var programList = []program{
	{name: "quicksort", args: []string{"-n", "5000000"}},
	{name: "lisp"},
	{name: "wordcount", stdin: words},
	{name: "binarytrees", args: []string{"-n", "16"}},
	{name: "sieve"},
	{name: "crowd"},
}

// words is a text of a million words, of which some are frequent, as in a language.
func words() []byte {
	random := rand.New(rand.NewSource(1))
	frequency := rand.NewZipf(random, 1.1, 3, 50000)
	var text bytes.Buffer
	for i := range 1_000_000 {
		fmt.Fprintf(&text, "w%x", frequency.Uint64())
		if i%12 == 11 {
			text.WriteByte('\n')
		} else {
			text.WriteByte(' ')
		}
	}
	return text.Bytes()
}

func (b *bench) programs() error {
	fmt.Printf("%-14s %10s %10s %8s %12s %12s %8s\n", "", "Go", "go2rs", "ratio", "Go", "go2rs", "ratio")
	for _, p := range programList {
		if !b.wants(p.name) {
			continue
		}
		if err := b.compare(p); err != nil {
			fmt.Printf("%-14s %v\n", p.name, err)
		}
	}
	return nil
}

// compare builds a program both ways and runs the binaries in turns.
func (b *bench) compare(p program) error {
	fixtures := filepath.Join(b.home, "fixtures")
	ours := filepath.Join(b.work, p.name+"-go2rs")
	theirs := filepath.Join(b.work, p.name+"-go")
	for _, build := range [][]string{{"go", "build", "-o", theirs, "./" + p.name}, {b.go2rs, "build", "--release", "-o", ours, "./" + p.name}} {
		if _, err := (job{dir: fixtures, argv: build}).run(); err != nil {
			return err
		}
	}
	var stdin []byte
	if p.stdin != nil {
		stdin = p.stdin()
	}
	dir := filepath.Join(fixtures, p.name)
	medians, err := interleave(b.rounds, nil,
		job{dir: dir, stdin: stdin, argv: append([]string{theirs}, p.args...)},
		job{dir: dir, stdin: stdin, argv: append([]string{ours}, p.args...)})
	if err != nil {
		return err
	}
	g, r := medians[0], medians[1]
	fmt.Printf("%-14s %10s %10s %8.2f %12s %12s %8.2f\n", p.name, seconds(g.wall), seconds(r.wall), r.wall.Seconds()/g.wall.Seconds(),
		mebi(g.memory), mebi(r.memory), float64(r.memory)/float64(g.memory))
	return os.Remove(ours)
}
