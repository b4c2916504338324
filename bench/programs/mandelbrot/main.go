// Command mandelbrot draws the set into a bitmap and prints a checksum: complex arithmetic by hand and with complex128.
package main

import "fmt"

func escapes(c complex128, limit int) int {
	z := complex(0, 0)
	for i := range limit {
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return i
		}
		z = z*z + c
	}
	return limit
}

func inside(cr, ci float64, limit int) bool {
	var zr, zi, tr, ti float64
	for i := 0; i < limit && tr+ti <= 4; i++ {
		zi = 2*zr*zi + ci
		zr = tr - ti + cr
		tr = zr * zr
		ti = zi * zi
	}
	return tr+ti <= 4
}

func main() {
	const n = 1200
	bits := make([]byte, n*n/8)
	for y := range n {
		for x := range n {
			if inside(2*float64(x)/n-1.5, 2*float64(y)/n-1, 50) {
				at := y*n + x
				bits[at/8] |= 0x80 >> (at % 8)
			}
		}
	}
	sum := uint32(2166136261)
	for _, b := range bits {
		sum = (sum ^ uint32(b)) * 16777619
	}
	steps := 0
	for y := range 400 {
		for x := range 400 {
			steps += escapes(complex(2*float64(x)/400-1.5, 2*float64(y)/400-1), 200)
		}
	}
	fmt.Printf("%08x %d\n", sum, steps)
}
