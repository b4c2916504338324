// The Go side of churn.rs: go run churn.go [GiB]
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"
)

type node struct {
	next *node
	data []byte
}

const (
	slots      = 2000
	goroutines = 8
)

func churn(seed uint64, bytes int) {
	x := seed
	table := make([]*node, slots)
	for total := 0; total < bytes; {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		size := 16 << (x % 10)
		data := make([]byte, size+int(x>>40)%size)
		place := &table[int(x>>20)%slots]
		old := *place
		if old != nil {
			old.next = nil
		}
		data[0] = byte(x)
		*place = &node{old, data}
		total += size + size/2 + 24
	}
	live := 0
	for _, n := range table {
		for ; n != nil; n = n.next {
			live += len(n.data)
		}
	}
	if live == 0 {
		panic("nothing lives")
	}
}

func main() {
	gib := 4
	if len(os.Args) > 1 {
		gib, _ = strconv.Atoi(os.Args[1])
	}
	begin := time.Now()
	var wg sync.WaitGroup
	for i := range goroutines {
		wg.Go(func() { churn(0x9E3779B97F4A7C15^uint64(i+1)<<32, gib<<30/goroutines) })
	}
	wg.Wait()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	peak, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	fmt.Printf("%d GiB in %.2f s, %d collections, pauses %d ms, peak %s\n", gib, time.Since(begin).Seconds(), m.NumGC, m.PauseTotalNs/1e6, peak)
}
