package main

import "cmp"

type Genre uint8

const (
	Unsorted Genre = iota
	Fiction
	Music
)

var genreNames = [...]string{"unsorted", "fiction", "music"}
var loans int

func (g Genre) String() string { return genreNames[g] }

type Item struct {
	Title string
	Genre Genre
	lent  int
}

func (i *Item) Lend() int { i.lent++; loans++; return i.lent }

type Book struct {
	Item
	Pages int
}
type Disc struct {
	*Item
	Tracks [2]string
}

func (d Disc) hidden(by int, and string) (string, int) { return d.Tracks[1] + and, by + len(d.Tracks) }

type Lender interface{ Lend() int }
type Stringer interface{ String() string }
type odd interface {
	Lend() int
	hidden(by int, and string) (string, int)
}
type Failure struct{ code int }

func (f *Failure) Error() string {
	if f.code > 3 {
		return "big"
	}
	return "small"
}

type Set[T cmp.Ordered] struct{ root *node[T] }
type node[T cmp.Ordered] struct {
	value       T
	left, right *node[T]
}

func (s *Set[T]) Add(v T) bool {
	link := &s.root
	for *link != nil {
		if v < (*link).value {
			link = &(*link).left
		} else if v > (*link).value {
			link = &(*link).right
		} else {
			return false
		}
	}
	*link = &node[T]{value: v}
	return true
}
func (s *Set[T]) All() func(func(T) bool) { return func(yield func(T) bool) { s.root.walk(yield) } }
func (n *node[T]) walk(yield func(T) bool) bool {
	return n == nil || n.left.walk(yield) && yield(n.value) && n.right.walk(yield)
}

type Adder[T cmp.Ordered] interface{ Add(v T) bool }

func lendTwice[T Lender](t T) int { t.Lend(); return t.Lend() }
func describe(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case *Book:
		return "book " + v.Title
	case Stringer:
		return "a " + v.String()
	case error:
		return "error " + v.Error()
	case int, string:
		return "plain"
	}
	return "something"
}

func main() {
	dune := &Book{Item{Title: "Dune", Genre: Fiction}, 412}
	disc := Disc{&Item{Title: "Kind of Blue", Genre: Music}, [2]string{"So What", "Blue in Green"}}
	for _, l := range []Lender{dune, disc, disc} {
		lend := l.Lend()
		println(loans, lend)
	}
	for _, v := range []any{nil, dune, disc, Music, 7, "x", 1.5, &Failure{5}} {
		println(describe(v))
	}
	o := any(disc).(odd)
	s, n := o.hidden(3, "!")
	println(s, n, o.Lend(), Lender(disc) == Lender(disc))
	println(lendTwice(dune), lendTwice(Lender(dune)), lendTwice(disc))
	set := &Set[string]{}
	var add Adder[string] = set
	println(add.Add("b"), add.Add("a"), set.Add("b"))
	for v := range set.All() {
		if v == "c" {
			continue
		}
		println("has", v)
		if v == "b" {
			break
		}
	}
	m := map[any]int{}
	m["k"] = 1
	m[7] = 2
	m[Music] = 3
	println(m["k"], m[7], m[Music], m[int64(7)], len(m))
	println("main.Genre")
	println("func(map[string][]int, ...*main.Set[string]) (bool, error)")
}
