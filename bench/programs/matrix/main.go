// Command matrix multiplies matrices as slices of slices, and as flat arrays.
package main

import "fmt"

func random(n int, seed uint32) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		for j := range m[i] {
			seed = seed*1664525 + 1013904223
			m[i][j] = float64(seed>>8) / (1 << 24)
		}
	}
	return m
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	c := make([][]float64, n)
	for i := range c {
		c[i] = make([]float64, n)
		for j := 0; j < n; j++ {
			var sum float64
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			c[i][j] = sum
		}
	}
	return c
}

type block [16][16]int

func (a *block) times(b *block) block {
	var c block
	for i := range 16 {
		for j := range 16 {
			for k := range 16 {
				c[i][j] += a[i][k] * b[k][j]
			}
		}
	}
	return c
}

func main() {
	c := multiply(random(400, 1), random(400, 2))
	fmt.Printf("%.6f %.6f\n", c[0][0], c[399][399])
	var x block
	for i := range 16 {
		for j := range 16 {
			x[i][j] = i ^ j
		}
	}
	y := x
	for range 20_000 {
		y = y.times(&x)
	}
	fmt.Println(y[3][5], y[15][0])
}
