// Command liveheap holds a heap of small linked objects while it answers requests that make garbage, and tells on the error output how long the longest took.
package main

import (
	"fmt"
	"os"
	"slices"
	"time"
)

type node struct {
	left, right *node
	key         int
	name        string
}

func grow(depth, key int) *node {
	if depth == 0 {
		return nil
	}
	return &node{grow(depth-1, 2*key), grow(depth-1, 2*key+1), key, "node"}
}

func request(root *node, i int) int {
	sum := 0
	parts := map[string][]byte{}
	for j := range 20 {
		n := root
		for n.left != nil {
			if (i*31+j)>>(n.key&15)&1 == 0 {
				n = n.left
			} else {
				n = n.right
			}
		}
		key := fmt.Sprint(n.key)
		parts[key] = append(make([]byte, 0, 200), key...)
		sum += n.key
	}
	return sum + len(parts)
}

func main() {
	root := grow(21, 1)
	sum := 0
	took := make([]time.Duration, 0, 200_000)
	for i := range cap(took) {
		start := time.Now()
		sum += request(root, i)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	fmt.Fprintln(os.Stderr, "latency p50", took[len(took)/2], "p99", took[len(took)*99/100], "p99.9", took[len(took)*999/1000], "max", took[len(took)-1])
	fmt.Println(sum)
}
