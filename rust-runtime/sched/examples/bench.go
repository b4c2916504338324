// The Go side of bench.rs: the same loops, one line a figure.
package main

import (
	"fmt"
	"runtime"
	"time"
)

func measure(name string, n int, f func(n int)) {
	best := time.Duration(1 << 62)
	for range 5 {
		t := time.Now()
		f(n)
		best = min(best, time.Since(t))
	}
	fmt.Printf("%-24s %8.1f ns\n", name, float64(best.Nanoseconds())/float64(n))
}

//go:noinline
func recovers() {
	defer func() { recover() }()
	panic("x")
}

var sink int

//go:noinline
func defers() {
	defer func() { sink++ }()
}

func main() {
	measure("gosched", 1000000, func(n int) {
		for range n {
			runtime.Gosched()
		}
	})
	measure("spawn and exit", 300000, func(n int) {
		done := make(chan struct{})
		for range n {
			go func() { done <- struct{}{} }()
			<-done
		}
	})
	measure("spawn 1000, join", 300000, func(n int) {
		done := make(chan struct{}, 1000)
		for range n / 1000 {
			for range 1000 {
				go func() { done <- struct{}{} }()
			}
			for range 1000 {
				<-done
			}
		}
	})
	measure("unbuffered round trip", 300000, func(n int) {
		a, b := make(chan int), make(chan int)
		go func() {
			for range n {
				b <- <-a
			}
		}()
		for i := range n {
			a <- i
			<-b
		}
	})
	measure("buffered, alone", 3000000, func(n int) {
		c := make(chan int, 16)
		for i := range n {
			c <- i
			<-c
		}
	})
	measure("buffered, two", 3000000, func(n int) {
		c := make(chan int, 128)
		go func() {
			for i := range n {
				c <- i
			}
		}()
		for range n {
			<-c
		}
	})
	measure("select of two, ready", 1000000, func(n int) {
		a, b := make(chan int, 1), make(chan int, 1)
		for i := range n {
			a <- i
			select {
			case <-a:
			case <-b:
			}
		}
	})
	measure("select with default", 3000000, func(n int) {
		a := make(chan int, 1)
		for range n {
			select {
			case <-a:
			default:
			}
		}
	})
	measure("defer", 10000000, func(n int) {
		for range n {
			defers()
		}
	})
	measure("panic and recover", 1000000, func(n int) {
		for range n {
			recovers()
		}
	})
}
