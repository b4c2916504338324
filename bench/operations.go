package main

import (
	"cmp"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// slower is how much more time an operation takes that gets a row of its own.
const slower = 1.2

// An operation and the least time that each side took for it, in nanoseconds.
type operation struct {
	name         string
	theirs, ours float64
}

func (o operation) ratio() float64 { return o.ours / o.theirs }

// operations compares many small operations. Of each, the least time of all rounds counts; those that are slower with go2rs are listed.
func (b *bench) operations() error {
	theirs, ours, err := b.build(filepath.Join(b.home, "bench"), "operations")
	if err != nil {
		return err
	}
	var all []operation
	for range b.rounds {
		if all, err = round(all, theirs, ours); err != nil {
			return err
		}
	}
	report(all)
	return nil
}

// round runs both binaries once and keeps the lesser times.
func round(before []operation, theirs, ours string) ([]operation, error) {
	g, err := timesOf(theirs)
	if err != nil {
		return nil, err
	}
	r, err := timesOf(ours)
	if err != nil {
		return nil, err
	}
	if len(g) != len(r) {
		return nil, fmt.Errorf("%d operations with Go, %d with go2rs", len(g), len(r))
	}
	var all []operation
	for i := range g {
		op := operation{g[i].name, g[i].nanoseconds, r[i].nanoseconds}
		if before != nil {
			op.theirs, op.ours = min(op.theirs, before[i].theirs), min(op.ours, before[i].ours)
		}
		all = append(all, op)
	}
	return all, nil
}

type timed struct {
	name        string
	nanoseconds float64
}

// timesOf runs a binary of the program operations and reads its lines.
func timesOf(binary string) ([]timed, error) {
	printed, err := exec.Command(binary).Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", binary, err)
	}
	var all []timed
	for line := range strings.Lines(string(printed)) {
		name, number, _ := strings.Cut(strings.TrimSpace(line), "\t")
		ns, err := strconv.ParseFloat(number, 64)
		if err != nil {
			return nil, fmt.Errorf("%s printed %q", binary, line)
		}
		all = append(all, timed{name, ns})
	}
	return all, nil
}

// report prints how many operations are faster and slower, and a row for each of the latter.
func report(all []operation) {
	var logs float64
	count := map[bool]int{}
	for _, o := range all {
		logs += math.Log(o.ratio())
		count[o.ratio() <= 1]++
	}
	fmt.Printf("Of %d operations %d take at most as long as with Go; the geometric mean of all ratios is %.2f. Those that take over %.1f times as long:\n\n",
		len(all), count[true], math.Exp(logs/float64(len(all))), slower)
	slices.SortFunc(all, func(a, b operation) int { return cmp.Compare(b.ratio(), a.ratio()) })
	fmt.Println("| operation | Go | go2rs | ratio |\n|---|---|---|---|")
	for _, o := range all {
		if o.ratio() > slower {
			fmt.Printf("| %s | %.1f ns | %.1f ns | %.2f |\n", o.name, o.theirs, o.ours, o.ratio())
		}
	}
}
