// Command structs walks big slices of structs, by value and by pointer, and lists and trees of pointers.
package main

import "fmt"

type particle struct {
	id         int
	pos, speed [3]float64
	name       string
	next       *particle
}

func step(ps []particle) {
	for i := range ps {
		p := &ps[i]
		for k := range p.pos {
			p.pos[k] += p.speed[k] * 0.01
			if p.pos[k] > 10 || p.pos[k] < -10 {
				p.speed[k] = -p.speed[k]
			}
		}
	}
}

func sum(ps []particle) (total float64) {
	for _, p := range ps {
		total += p.pos[0] + p.pos[1]*2 + p.pos[2]*3
	}
	return total
}

type node struct {
	key         int
	left, right *node
}

func (n *node) insert(key int) *node {
	if n == nil {
		return &node{key: key}
	}
	if key < n.key {
		n.left = n.left.insert(key)
	} else {
		n.right = n.right.insert(key)
	}
	return n
}

func (n *node) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

func main() {
	ps := make([]particle, 100_000)
	for i := range ps {
		ps[i] = particle{id: i, pos: [3]float64{float64(i % 7), float64(i % 5), float64(i % 3)}, speed: [3]float64{1, float64(i % 11), -2}, name: "p"}
		if i > 0 {
			ps[i].next = &ps[i-1]
		}
	}
	for range 100 {
		step(ps)
	}
	total := 0.0
	for range 50 {
		total += sum(ps)
	}
	chain := 0
	for range 50 {
		for p := &ps[len(ps)-1]; p != nil; p = p.next {
			chain += p.id
		}
	}
	var root *node
	seed := uint32(3)
	for range 300_000 {
		seed = seed*1664525 + 1013904223
		root = root.insert(int(seed >> 4))
	}
	fmt.Printf("%.3f %d %d\n", total, chain, root.depth())
}
