// Command spawning starts a million goroutines that do next to nothing and are done, as programs do that start one for each small piece of work.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var total atomic.Int64
	for range 10 {
		var wg sync.WaitGroup
		for i := range 100_000 {
			wg.Go(func() { total.Add(int64(i % 7)) })
		}
		wg.Wait()
	}
	fmt.Println(total.Load())
}
