// Command training is translated once after go2rs was built: the launcher keeps what the JVM learns from that, so that later commands start fast.
package main

import "errors"

// Shape is anything with an area.
type Shape interface {
	Area() float64
	Name() string
}

type rect struct {
	w, h float64
	tags map[string]int
}

func (r *rect) Area() float64 { return r.w * r.h }
func (r *rect) Name() string  { return "rect" }

type list[T comparable] struct {
	items []T
	next  *list[T]
}

func (l *list[T]) add(v T) bool {
	for _, item := range l.items {
		if item == v {
			return false
		}
	}
	l.items = append(l.items, v)
	return true
}

var errEmpty = errors.New("empty")

const (
	red = iota
	green
	blue
)

func largest(shapes []Shape) (best Shape, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errEmpty
		}
	}()
	if len(shapes) == 0 {
		return nil, errEmpty
	}
	for i, s := range shapes {
		if i == 0 || s.Area() > best.Area() {
			best = s
		}
	}
	return best, nil
}

func squares(n int) <-chan int {
	out := make(chan int, 1)
	go func() {
		defer close(out)
		for i := range n {
			out <- i * i
		}
	}()
	return out
}

func describe(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return "a number"
	case string:
		return x
	case error:
		return x.Error()
	}
	return "something"
}

func main() {
	shapes := []Shape{&rect{w: 1, h: 2}, &rect{w: 3, h: 4, tags: map[string]int{"a": 1}}}
	if best, err := largest(shapes); err == nil {
		println(best.Name(), best.Area())
	}
	sum := 0
	for v := range squares(4) {
		sum += v
	}
	numbers := &list[int]{}
	numbers.add(sum)
	done := make(chan bool)
	select {
	case <-done:
	default:
		println(len(numbers.items), describe(sum), describe(errEmpty), blue)
	}
outer:
	for i := 0; i < 3; i++ {
		switch {
		case i == red:
			continue outer
		case i > green:
			break outer
		}
	}
}
