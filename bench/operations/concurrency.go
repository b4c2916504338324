package main

import (
	"bytes"
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// concurrencyOperations: goroutines, channels, locks, contexts.
func concurrencyOperations() []operation {
	return []operation{
		{"chan unbuffered", func(n int) {
			c := make(chan int)
			go func() {
				for i := range n {
					c <- i
				}
				close(c)
			}()
			for v := range c {
				sinkInt += v
			}
		}},
		{"chan buffered", func(n int) {
			c := make(chan int, 128)
			go func() {
				for i := range n {
					c <- i
				}
				close(c)
			}()
			for v := range c {
				sinkInt += v
			}
		}},
		{"select default", func(n int) {
			c := make(chan int, 1)
			for i := range n {
				select {
				case c <- i:
				default:
				}
				select {
				case v := <-c:
					sinkInt += v
				default:
				}
			}
		}},
		{"select two", func(n int) {
			a, b := make(chan int), make(chan int)
			done := make(chan bool)
			go func() {
				for i := range n {
					if i%2 == 0 {
						a <- i
					} else {
						b <- i
					}
				}
				close(done)
			}()
			for {
				select {
				case v := <-a:
					sinkInt += v
				case v := <-b:
					sinkInt -= v
				case <-done:
					return
				}
			}
		}},
		{"go and WaitGroup", func(n int) {
			var wg sync.WaitGroup
			for range n {
				wg.Add(1)
				go func() { wg.Done() }()
			}
			wg.Wait()
		}},
		{"worker pool", func(n int) {
			jobs := make(chan int, 100)
			res := make(chan int, 100)
			for range 4 {
				go func() {
					for j := range jobs {
						res <- j * 2
					}
				}()
			}
			go func() {
				for i := range n {
					jobs <- i
				}
				close(jobs)
			}()
			for range n {
				sinkInt += <-res
			}
		}},
		{"atomic.Int64", func(n int) {
			var x atomic.Int64
			for range n {
				x.Add(1)
			}
		}},
		{"contended mutex", func(n int) {
			var mu sync.Mutex
			var wg sync.WaitGroup
			x := 0
			for range 4 {
				wg.Add(1)
				go func() {
					defer wg.Done()
					for range n / 4 {
						mu.Lock()
						x++
						mu.Unlock()
					}
				}()
			}
			wg.Wait()
		}},
		{"sync.RWMutex", func(n int) {
			var mu sync.RWMutex
			for range n {
				mu.RLock()
				sinkInt++
				mu.RUnlock()
			}
		}},
		{"sync.Map", func(n int) {
			var sm sync.Map
			for i := range n {
				sm.Store(i%100, i)
				v, _ := sm.Load(i % 50)
				if v != nil {
					sinkInt += v.(int)
				}
			}
		}},
		{"sync.Pool", func(n int) {
			p := sync.Pool{New: func() any { return new(bytes.Buffer) }}
			for range n {
				b := p.Get().(*bytes.Buffer)
				b.Reset()
				b.WriteString("hello")
				p.Put(b)
			}
		}},
		{"sync.Once", func(n int) {
			var o sync.Once
			for range n {
				o.Do(func() { sinkInt++ })
			}
		}},
		{"context.Value", func(n int) {
			ctx := context.WithValue(context.WithValue(context.Background(), point{1, 2}, 1), point{2, 3}, 2)
			for range n {
				sinkInt += ctx.Value(point{1, 2}).(int)
			}
		}},
		{"context.WithCancel", func(n int) {
			for range n {
				c, cancel := context.WithCancel(context.Background())
				cancel()
				<-c.Done()
			}
		}},
		{"time.NewTimer", func(n int) {
			for range n {
				t := time.NewTimer(time.Hour)
				t.Stop()
			}
		}},
	}
}
