// Command parked keeps a hundred thousand goroutines waiting, each a few calls deep, as a server with many quiet connections does.
package main

import (
	"fmt"
	"sync"
)

const count = 100_000

func wait(depth int, start <-chan struct{}, results chan<- int) {
	if depth > 0 {
		wait(depth-1, start, results)
		return
	}
	<-start
	results <- 1
}

func main() {
	start := make(chan struct{})
	results := make(chan int, 100)
	var ready sync.WaitGroup
	for range count {
		ready.Add(1)
		go func() {
			ready.Done()
			wait(3, start, results)
		}()
	}
	ready.Wait()
	close(start)
	sum := 0
	for range count {
		sum += <-results
	}
	fmt.Println(sum)
}
