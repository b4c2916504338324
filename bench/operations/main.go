// Command operations times operations of many kinds, each by itself, and prints the nanoseconds of one: bench/run compares what both compilers make of it.
package main

import (
	"fmt"
	"os"
	"slices"
	"time"
)

// An operation is done n times.
type operation struct {
	name string
	do   func(n int)
}

// What operations compute goes here, so that no compiler leaves it out.
var (
	sinkInt   int
	sinkText  string
	sinkBytes []byte
	sinkAny   any
	sinkFloat float64
)

const (
	// enough is how long one measurement takes at least.
	enough = 15 * time.Millisecond
	// most is how often an operation is done at most.
	most = 1 << 30
	// times is how often each is measured; the least counts.
	times = 4
)

func main() {
	all := slices.Concat(textOperations(), collectionsOperations(), algorithmsOperations(), callsOperations(), concurrencyOperations(), libraryOperations())
	for _, op := range all {
		if len(os.Args) > 1 && !slices.Contains(os.Args[1:], op.name) {
			continue
		}
		fmt.Printf("%s\t%.2f\n", op.name, nanoseconds(op.do))
	}
}

// nanoseconds gives how long one of many takes.
func nanoseconds(do func(n int)) float64 {
	n := 1
	for ; elapsed(do, n) < enough && n < most; n *= 2 {
	}
	best := elapsed(do, n)
	for range times - 1 {
		best = min(best, elapsed(do, n))
	}
	return float64(best) / float64(n)
}

func elapsed(do func(n int), n int) time.Duration {
	start := time.Now()
	do(n)
	return time.Since(start)
}
