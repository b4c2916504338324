// Command sorting sorts integers, strings and structs with packages sort and slices.
package main

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strconv"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (s byAge) Len() int           { return len(s) }
func (s byAge) Less(i, j int) bool { return s[i].age < s[j].age }
func (s byAge) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func main() {
	const n = 500_000
	seed := uint32(1)
	next := func() int {
		seed = seed*1664525 + 1013904223
		return int(seed >> 8)
	}
	ints := make([]int, n)
	people := make([]person, n)
	for i := range n {
		ints[i] = next()
		people[i] = person{"p" + strconv.Itoa(next()%n), next() % 100}
	}
	a := slices.Clone(ints)
	sort.Ints(a)
	b := slices.Clone(ints)
	sort.Slice(b, func(i, j int) bool { return b[i] < b[j] })
	c := slices.Clone(ints)
	slices.SortFunc(c, func(x, y int) int { return cmp.Compare(y, x) })
	p := slices.Clone(people)
	sort.Sort(byAge(p))
	q := slices.Clone(people)
	sort.SliceStable(q, func(i, j int) bool { return q[i].age < q[j].age })
	r := slices.Clone(people)
	slices.SortFunc(r, func(x, y person) int {
		return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.age, y.age))
	})
	found := 0
	for i := range n {
		if _, ok := slices.BinarySearch(a, i*30); ok {
			found++
		}
		if k := sort.SearchInts(a, i*33); k < n && a[k] == i*33 {
			found++
		}
	}
	fmt.Println(a[0], b[n/2], c[0], p[0].age, q[n/3].name, r[0], found)
}
