// Command goroutines starts a hundred thousand goroutines at once, several times.
package main

import (
	"fmt"
	"sync"
)

func main() {
	total := 0
	for round := range 5 {
		var wg sync.WaitGroup
		gate := make(chan struct{})
		results := make(chan int, 1000)
		for i := range 100_000 {
			wg.Go(func() {
				<-gate
				results <- i ^ round
			})
		}
		go func() {
			wg.Wait()
			close(results)
		}()
		close(gate)
		for v := range results {
			total += v
		}
	}
	fmt.Println(total)
}
