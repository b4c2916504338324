// Command spectral computes a spectral norm: nested loops over slices of float64.
package main

import (
	"fmt"
	"math"
)

func a(i, j int) float64 { return 1 / float64((i+j)*(i+j+1)/2+i+1) }

func times(v, u []float64) {
	for i := range v {
		var sum float64
		for j := range u {
			sum += a(i, j) * u[j]
		}
		v[i] = sum
	}
}

func timesTransposed(v, u []float64) {
	for i := range v {
		var sum float64
		for j := range u {
			sum += a(j, i) * u[j]
		}
		v[i] = sum
	}
}

func main() {
	const n = 2500
	u, v, t := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for range 10 {
		times(t, u)
		timesTransposed(v, t)
		times(t, v)
		timesTransposed(u, t)
	}
	var vbv, vv float64
	for i := range n {
		vbv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%0.9f\n", math.Sqrt(vbv/vv))
}
