// Command closures makes and calls function values, iterators and deferred calls.
package main

import (
	"fmt"
	"iter"
	"slices"
)

func counter() func() int {
	n := 0
	return func() int {
		n++
		return n
	}
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func filter[T any](seq iter.Seq[T], keep func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v := range seq {
			if keep(v) && !yield(v) {
				return
			}
		}
	}
}

func upTo(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func guarded(n int) (result int) {
	defer func() { result += n }()
	return n * 2
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	c := counter()
	for range 100_000_000 {
		c()
	}
	f := compose(func(x int) int { return x + 1 }, func(x int) int { return x * 3 }, func(x int) int { return x & 0xffff })
	x := 0
	for range 20_000_000 {
		x = f(x)
	}
	sum := 0
	for v := range filter(upTo(50_000_000), func(n int) bool { return n%3 == 0 }) {
		sum += v
	}
	list := slices.Collect(upTo(1_000_000))
	for range 20 {
		list = slices.Collect(filter(slices.Values(list), func(n int) bool { return n%100 != 7 }))
	}
	deferred := 0
	for i := range 20_000_000 {
		deferred += guarded(i)
	}
	fmt.Println(c(), x, sum, len(list), deferred, fib(38))
}
