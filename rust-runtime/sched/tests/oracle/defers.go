// Random programs of calls, deferred calls, panics, recovers and Goexit, interpreted. The case `random_defers` of
// sched/tests/programs interprets the same ones; what both print must be equal. `go run defers.go` prints what the case expects.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
)

const programs = 30000

type random uint64

func (r *random) below(n uint64) uint64 {
	x := uint64(*r)
	x ^= x << 13
	x ^= x >> 7
	x ^= x << 17
	*r = random(x)
	return (x >> 11) % n
}

type op struct {
	kind  uint64
	id    int
	child []op
}

const (
	note = iota
	call
	deferred
	panics
	recovers
	exits
)

func generate(r *random, depth int, next *int) []op {
	n := int(r.below(5)) + 1
	ops := make([]op, 0, n)
	for range n {
		*next++
		o := op{id: *next}
		k := r.below(20)
		switch {
		case k < 3:
			o.kind = note
		case k < 7:
			o.kind = call
		case k < 13:
			o.kind = deferred
		case k < 15:
			o.kind = panics
		case k < 19:
			o.kind = recovers
		default:
			o.kind = exits
		}
		if o.kind == call || o.kind == deferred {
			if depth == 0 {
				o.kind = note
			} else {
				o.child = generate(r, depth-1, next)
			}
		}
		ops = append(ops, o)
	}
	return ops
}

var hash uint64
var trace = len(os.Args) > 1

func emit(s string) {
	for i := range len(s) {
		hash = (hash ^ uint64(s[i])) * 1099511628211
	}
	if trace {
		fmt.Print(s)
	}
}

func run(ops []op) {
	for i := range ops {
		o := &ops[i]
		switch o.kind {
		case note:
			emit("n" + strconv.Itoa(o.id) + " ")
		case call:
			run(o.child)
		case deferred:
			defer run(o.child)
		case panics:
			panic(o.id)
		case recovers:
			if v := recover(); v != nil {
				emit("r" + strconv.Itoa(v.(int)) + " ")
			} else {
				emit("- ")
			}
		case exits:
			emit("x ")
			runtime.Goexit()
		}
	}
	emit("e ")
}

func main() {
	hash = 14695981039346656037
	for seed := range programs {
		r := random(seed*2654435761 + 88172645463325252)
		next := 0
		ops := generate(&r, 5, &next)
		done := make(chan struct{})
		go func() {
			defer close(done)
			defer func() {
				if v := recover(); v != nil {
					emit("out" + strconv.Itoa(v.(int)))
				}
			}()
			run(ops)
		}()
		<-done
		emit("\n")
	}
	fmt.Printf("%016x\n", hash)
}
