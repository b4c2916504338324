package main

import (
	"math"
)

type tree struct{ L, R *tree }

func build(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{build(d - 1), build(d - 1)}
}

func (t *tree) count() int {
	if t.L == nil {
		return 1
	}
	return 1 + t.L.count() + t.R.count()
}

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

type node struct {
	key   int
	left  *node
	right *node
}

func (n *node) insert(k int) *node {
	if n == nil {
		return &node{key: k}
	}
	if k < n.key {
		n.left = n.left.insert(k)
	} else {
		n.right = n.right.insert(k)
	}
	return n
}

func queens(n, row int, cols, d1, d2 []bool) int {
	if row == n {
		return 1
	}
	c := 0
	for i := 0; i < n; i++ {
		if cols[i] || d1[row+i] || d2[row-i+n] {
			continue
		}
		cols[i], d1[row+i], d2[row-i+n] = true, true, true
		c += queens(n, row+1, cols, d1, d2)
		cols[i], d1[row+i], d2[row-i+n] = false, false, false
	}
	return c
}

// shuffled gives a thousand numbers in no order, the same each time.
func shuffled() []int {
	ints := make([]int, 1000)
	for i := range ints {
		ints[i] = (i * 7919) % 1009
	}
	return ints
}

// algorithmsOperations: loops, recursion and small objects.
func algorithmsOperations() []operation {
	ints := shuffled()
	grid := make([][]int, 100)
	for i := range grid {
		grid[i] = make([]int, 100)
		for j := range grid[i] {
			grid[i][j] = i ^ j
		}
	}
	return []operation{
		{"recursive calls", func(n int) {
			for range n {
				sinkInt += fib(20 - sinkInt&1)
			}
		}},
		{"trees of nodes", func(n int) {
			for range n {
				sinkInt += build(10).count()
			}
		}},
		{"search tree", func(n int) {
			for range n {
				var r *node
				for _, k := range ints {
					r = r.insert(k)
				}
				sinkInt += r.key
			}
		}},
		{"neighbours in a grid", func(n int) {
			for range n {
				t := 0
				for i := 1; i < 99; i++ {
					for j := 1; j < 99; j++ {
						t += grid[i-1][j] + grid[i+1][j] + grid[i][j-1] + grid[i][j+1]
					}
				}
				sinkInt += t
			}
		}},
		{"product of matrices", func(n int) {
			for range n {
				var c [20][20]float64
				for i := range 20 {
					for j := range 20 {
						s := 0.0
						for k := range 20 {
							s += float64(grid[i][k]) * float64(grid[k][j])
						}
						c[i][j] = s
					}
				}
				sinkFloat += c[3][4]
			}
		}},
		{"sieve", func(n int) {
			for range n {
				s := make([]bool, 10000)
				for i := 2; i < 10000; i++ {
					if !s[i] {
						sinkInt++
						for j := i * i; j < 10000; j += i {
							s[j] = true
						}
					}
				}
			}
		}},
		{"collatz", func(n int) {
			for i := range n {
				for x := i%1000 + 1; x != 1; sinkInt++ {
					if x%2 == 0 {
						x /= 2
					} else {
						x = 3*x + 1
					}
				}
			}
		}},
		{"queens6", func(n int) {
			for range n {
				sinkInt += queens(6, 0, make([]bool, 6), make([]bool, 12), make([]bool, 13))
			}
		}},
		{"popcount", func(n int) {
			for i := range n {
				x := uint64(i) * 0x9E3779B97F4A7C15
				for x != 0 {
					x &= x - 1
					sinkInt++
				}
			}
		}},
		{"recursive closure, memo", func(n int) {
			for range n {
				memo := map[int]int{}
				var f func(int) int
				f = func(k int) int {
					if k < 2 {
						return k
					}
					if v, ok := memo[k]; ok {
						return v
					}
					r := f(k-1) + f(k-2)
					memo[k] = r
					return r
				}
				sinkInt += f(40)
			}
		}},
		{"math", func(n int) {
			for i := range n {
				sinkFloat += math.Sqrt(float64(i)) + math.Sin(float64(i)) + math.Pow(1.01, float64(i%100)) + math.Floor(float64(i)/3)
			}
		}},
	}
}
