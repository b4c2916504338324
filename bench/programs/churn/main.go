// Command churn makes garbage on eight goroutines, which keep some thousand objects of many sizes each.
package main

import (
	"flag"
	"fmt"
	"sync"
)

type node struct {
	next *node
	data []byte
}

const slots = 2000

func churn(seed uint64, bytes int) (live int) {
	x := seed
	table := make([]*node, slots)
	for total := 0; total < bytes; {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		size := 16 << (x % 10)
		data := make([]byte, size+int(x>>40)%size)
		place := &table[int(x>>20)%slots]
		if *place != nil {
			(*place).next = nil
		}
		data[0] = byte(x)
		*place = &node{*place, data}
		total += len(data) + 32
	}
	for _, n := range table {
		for ; n != nil; n = n.next {
			live += len(n.data)
		}
	}
	return live
}

func main() {
	gib := flag.Int("gib", 4, "how much to allocate in all")
	flag.Parse()
	const goroutines = 8
	var wg sync.WaitGroup
	live := make([]int, goroutines)
	for i := range goroutines {
		wg.Go(func() { live[i] = churn(uint64(i)*0x9e3779b97f4a7c15+1, *gib<<30/goroutines) })
	}
	wg.Wait()
	sum := 0
	for _, n := range live {
		sum += n
	}
	fmt.Println(sum)
}
