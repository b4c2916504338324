package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type intHeap []int

func (h intHeap) Len() int { return len(h) }

func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }

func (h intHeap) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

func (h *intHeap) Push(x any) { *h = append(*h, x.(int)) }

func (h *intHeap) Pop() any {
	old := *h
	n := len(old)
	x := old[n-1]
	*h = old[:n-1]
	return x
}

type point struct{ X, Y int }

type number interface{ ~int | ~int64 | ~float64 }

func sumOf[T number](xs []T) (s T) {
	for _, x := range xs {
		s += x
	}
	return
}

func mapOf[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type stack[T any] struct{ items []T }

func (s *stack[T]) Push(x T) { s.items = append(s.items, x) }

func (s *stack[T]) Pop() (T, bool) {
	var zero T
	if len(s.items) == 0 {
		return zero, false
	}
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

// collectionsOperations: maps, slices, sorting, the containers of the library, generic code.
func collectionsOperations() []operation {
	words := strings.Fields(strings.Repeat("the quick brown fox jumps over the lazy dog ", 200))
	ints := shuffled()
	strs := mapOf(ints, func(i int) string { return "key" + strconv.Itoa(i) })
	m := map[string]int{}
	for i, s := range strs {
		m[s] = i
	}
	mi := map[int]int{}
	for i := range 10000 {
		mi[i*3] = i
	}
	return []operation{
		{"m[word]++", func(n int) {
			for range n {
				c := map[string]int{}
				for _, w := range words {
					c[w]++
				}
				sinkInt += len(c)
			}
		}},
		{"map string lookup", func(n int) {
			for range n {
				for _, s := range strs {
					sinkInt += m[s]
				}
			}
		}},
		{"map int lookup", func(n int) {
			for range n {
				for i := 0; i < 1000; i++ {
					sinkInt += mi[i*3]
				}
			}
		}},
		{"range over a map", func(n int) {
			for range n {
				for k, v := range mi {
					sinkInt += k ^ v
				}
			}
		}},
		{"map of structs", func(n int) {
			for range n {
				s := map[point]bool{}
				for i := 0; i < 200; i++ {
					s[point{i % 20, i / 20}] = true
				}
				sinkInt += len(s)
			}
		}},
		{"map filled and emptied", func(n int) {
			for range n {
				s := make(map[int]int, 100)
				for i := 0; i < 100; i++ {
					s[i] = i
				}
				for i := 0; i < 100; i++ {
					delete(s, i)
				}
			}
		}},
		{"maps.Keys sorted", func(n int) {
			for range n {
				sinkInt += len(slices.Sorted(maps.Keys(m)))
			}
		}},
		{"sort.Ints", func(n int) {
			for range n {
				c := slices.Clone(ints)
				sort.Ints(c)
			}
		}},
		{"sort.Slice", func(n int) {
			for range n {
				c := slices.Clone(ints)
				sort.Slice(c, func(i, j int) bool { return c[i] < c[j] })
			}
		}},
		{"slices.SortFunc", func(n int) {
			for range n {
				c := slices.Clone(strs)
				slices.SortFunc(c, func(a, b string) int { return cmp.Compare(a, b) })
			}
		}},
		{"sort.Strings", func(n int) {
			for range n {
				c := slices.Clone(strs)
				sort.Strings(c)
			}
		}},
		{"sort.Sort", func(n int) {
			for range n {
				c := slices.Clone(ints)
				sort.Sort(sort.Reverse(sort.IntSlice(c)))
			}
		}},
		{"sort.Search", func(n int) {
			for i := range n {
				sinkInt += sort.Search(1000, func(k int) bool { return k >= i%1000 })
			}
		}},
		{"container/heap", func(n int) {
			for range n {
				h := &intHeap{}
				for _, x := range ints[:200] {
					heap.Push(h, x)
				}
				for h.Len() > 0 {
					sinkInt += heap.Pop(h).(int)
				}
			}
		}},
		{"container/list", func(n int) {
			for range n {
				l := list.New()
				for i := 0; i < 100; i++ {
					l.PushBack(i)
				}
				for e := l.Front(); e != nil; e = e.Next() {
					sinkInt += e.Value.(int)
				}
			}
		}},
		{"append", func(n int) {
			for range n {
				var s []int
				for i := 0; i < 1000; i++ {
					s = append(s, i)
				}
				sinkInt += len(s)
			}
		}},
		{"generic function", func(n int) {
			for range n {
				sinkInt += sumOf(ints)
			}
		}},
		{"generic function of a closure", func(n int) {
			for range n {
				sinkInt += len(mapOf(ints, func(i int) int { return i * 2 }))
			}
		}},
		{"methods of a generic type", func(n int) {
			for range n {
				var s stack[int]
				for i := range 100 {
					s.Push(i)
				}
				for {
					v, ok := s.Pop()
					if !ok {
						break
					}
					sinkInt += v
				}
			}
		}},
		{"structs copied", func(n int) {
			type big struct{ a [16]int }
			var b big
			for i := range n {
				c := b
				c.a[i%16]++
				b = c
			}
			sinkInt += b.a[3]
		}},
		{"slice of structs", func(n int) {
			ps := make([]point, 1000)
			for range n {
				for i := range ps {
					ps[i].X += i
					ps[i].Y -= i
				}
			}
			sinkInt += ps[5].X
		}},
	}
}
