// Command pingpong passes values over channels of all kinds, and selects.
package main

import (
	"fmt"
	"sync"
)

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	v := 0
	for range 1_000_000 {
		ping <- v
		v = <-pong
	}
	close(ping)

	work := make(chan int, 128)
	results := make(chan int, 128)
	var workers sync.WaitGroup
	for range 4 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for n := range work {
				results <- n * n
			}
		}()
	}
	go func() {
		for i := range 1_000_000 {
			work <- i
		}
		close(work)
		workers.Wait()
		close(results)
	}()
	sum := 0
	for r := range results {
		sum += r
	}

	a, b, quit := make(chan int), make(chan int), make(chan bool)
	for _, c := range []chan int{a, b} {
		go func() {
			for i := 0; ; i++ {
				select {
				case c <- i:
				case <-quit:
					return
				}
			}
		}()
	}
	left, right := 0, 0
	for range 500_000 {
		select {
		case n := <-a:
			left = n
		case n := <-b:
			right = n
		}
	}
	close(quit)
	fmt.Println(v, sum, left+right)
}
