// Command interfaces calls through interfaces, switches on types, and boxes values.
package main

import "fmt"

type shape interface {
	area() float64
	scale(f float64) shape
}

type square struct{ side float64 }
type circle struct{ r float64 }
type rect struct{ w, h float64 }

func (s square) area() float64         { return s.side * s.side }
func (c circle) area() float64         { return 3.14159 * c.r * c.r }
func (r *rect) area() float64          { return r.w * r.h }
func (s square) scale(f float64) shape { return square{s.side * f} }
func (c circle) scale(f float64) shape { return circle{c.r * f} }
func (r *rect) scale(f float64) shape  { return &rect{r.w * f, r.h * f} }

func kind(v any) int {
	switch x := v.(type) {
	case int:
		return x
	case string:
		return len(x)
	case shape:
		return int(x.area())
	case nil:
		return -1
	case error:
		return -2
	}
	return 0
}

func main() {
	shapes := make([]shape, 1000)
	for i := range shapes {
		switch i % 3 {
		case 0:
			shapes[i] = square{float64(i)}
		case 1:
			shapes[i] = circle{float64(i)}
		default:
			shapes[i] = &rect{float64(i), 2}
		}
	}
	total := 0.0
	for range 50_000 {
		for _, s := range shapes {
			total += s.area()
		}
	}
	for range 3_000 {
		for i, s := range shapes {
			shapes[i] = s.scale(1.0001)
		}
	}
	values := []any{1, "two", shapes[0], nil, fmt.Errorf("four"), 5.0, shapes[2], 7}
	n := 0
	for i := range 30_000_000 {
		n += kind(values[i&7])
	}
	fmt.Printf("%.3e %d\n", total, n)
}
