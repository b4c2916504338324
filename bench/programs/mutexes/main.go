// Command mutexes contends for locks, atomics and a sync.Map.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type counter struct {
	mu sync.Mutex
	n  map[int]int
}

func (c *counter) add(k int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n[k]++
}

func main() {
	c := counter{n: map[int]int{}}
	var rw sync.RWMutex
	var hits atomic.Int64
	var shared sync.Map
	table := map[int]int{1: 1}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 500_000 {
				c.add(i & 15)
				rw.RLock()
				hits.Add(int64(table[1]))
				rw.RUnlock()
				if i%1000 == 0 {
					rw.Lock()
					table[g+2] = i
					rw.Unlock()
				}
				if i%10 == 0 {
					shared.Store(i&255, g)
					shared.Load(i & 127)
				}
			}
		}()
	}
	wg.Wait()
	total := 0
	for _, n := range c.n {
		total += n
	}
	fmt.Println(total, hits.Load(), len(table))
}
