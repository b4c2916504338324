package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"sync"
	"time"
)

type shape interface{ Area() float64 }

type square struct{ a float64 }

type circle struct{ r float64 }

func (s square) Area() float64 { return s.a * s.a }

func (c *circle) Area() float64 { return c.r * c.r * math.Pi }

func deferred(mu *sync.Mutex, x *int) {
	mu.Lock()
	defer mu.Unlock()
	*x++
}

func recovering(i int) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("r: %v", r)
		}
	}()
	if i >= 0 {
		panic("x")
	}
	return nil
}

type coded struct{ code int }

func (e *coded) Error() string { return "code " + strconv.Itoa(e.code) }

var errBase = errors.New("base")

func fail(i int) error {
	if i%2 == 0 {
		return fmt.Errorf("wrap %d: %w", i, errBase)
	}
	return &coded{i}
}

func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

type visitor interface {
	num(n *literal) int
	add(n *sum) int
}

type expr interface{ accept(v visitor) int }

type literal struct{ v int }

type sum struct{ l, r expr }

func (n *literal) accept(v visitor) int { return v.num(n) }

func (n *sum) accept(v visitor) int { return v.add(n) }

type evaluator struct{}

func (evaluator) num(n *literal) int { return n.v }

func (e evaluator) add(n *sum) int {
	return n.l.accept(e) + n.r.accept(e)
}

func kind(x any) int {
	switch v := x.(type) {
	case int:
		return v
	case string:
		return len(v)
	case []int:
		return len(v)
	case error:
		return 7
	case fmt.Stringer:
		return 8
	}
	return 0
}

// callsOperations: interfaces, closures, iterators, deferred calls, panics, errors, reflection.
func callsOperations() []operation {
	people := someone()
	shapes := []shape{}
	for i := range 1000 {
		if i%2 == 0 {
			shapes = append(shapes, square{float64(i)})
		} else {
			shapes = append(shapes, &circle{float64(i)})
		}
	}
	var ex expr = &literal{1}
	for i := range 50 {
		ex = &sum{ex, &literal{i}}
	}
	anys := []any{1, "two", []int{3}, errBase, time.Second, 3.5}
	return []operation{
		{"methods of an interface", func(n int) {
			for range n {
				t := 0.0
				for _, s := range shapes {
					t += s.Area()
				}
				sinkFloat += t
			}
		}},
		{"visitor", func(n int) {
			for range n {
				sinkInt += ex.accept(evaluator{})
			}
		}},
		{"type switch", func(n int) {
			for range n {
				for _, a := range anys {
					sinkInt += kind(a)
				}
			}
		}},
		{"numbers in interfaces", func(n int) {
			boxes := make([]any, 64)
			for i := range n {
				boxes[i&63] = i
			}
			sinkAny = boxes[5]
		}},
		{"range over a function", func(n int) {
			for range n {
				for v := range seq(1000) {
					sinkInt += v
				}
			}
		}},
		{"closure", func(n int) {
			c := 0
			inc := func() int { c++; return c }
			for range n {
				sinkInt += inc()
			}
		}},
		{"defer", func(n int) {
			var mu sync.Mutex
			x := 0
			for range n {
				deferred(&mu, &x)
			}
			sinkInt += x
		}},
		{"panic and recover", func(n int) {
			for i := range n {
				sinkAny = recovering(i)
			}
		}},
		{"errors.Is, errors.As", func(n int) {
			for i := range n {
				err := fail(i)
				var me *coded
				if errors.Is(err, errBase) || errors.As(err, &me) {
					sinkInt++
				}
			}
		}},
		{"reflect", func(n int) {
			for range n {
				v := reflect.ValueOf(people[0])
				for i := 0; i < v.NumField(); i++ {
					if v.Field(i).Kind() == reflect.String {
						sinkInt += len(v.Field(i).String())
					}
					sinkInt += len(v.Type().Field(i).Name)
				}
			}
		}},
		{"reflect.DeepEqual", func(n int) {
			for range n {
				if reflect.DeepEqual(people, people) {
					sinkInt++
				}
			}
		}},
	}
}
