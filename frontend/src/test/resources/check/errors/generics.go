package p

type Number interface{ ~int | ~float64 }
type List[T any] struct{ head *T }
type Pair[K comparable, V any] struct {
	k K
	v V
}

func (l *List[T]) Push(x T)       {}
func (l *List[T, U]) Bad()        {}
func (l List) Bad2()              {}
func (l List[int]) Good()         {}
func (p Pair[K, _]) Key() (k K)   { return p.k }

func Map[T, U any](s []T, f func(T) U) []U { return nil }
func Sum[T Number](s ...T) (t T)          { return }
func Make[T any]() T                      { var t T; return t }
func Eq[T comparable](a, b T) bool        { return a == b }
func Bad[T any](a, b T) bool              { return a == b }
func Bad2[T any](a, b T) T                { return a + b }
func Bad3[T Number](a T) string           { return string(a) }
func Bad4[T ~string | ~[]byte](a T) byte  { return a[0] }
func Bad5[T any](a T) int                 { return len(a) }
func Bad6[T any](a T)                     { a.foo() }
func Bad7[T any](a T)                     { for range a { } }
func Bad8[T any](a T)                     { a() }
func Bad9[T any](a T)                     { _ = a.(int) }
func Bad10[T any](a T) {
	switch a.(type) {
	}
}
func Bad11[T any]() { _ = T(1) }
func Bad12[T int | string](x T) int { return int(x) }
func Bad13[T any](x *T) { x.foo() }

type Bad14[T any] T
type Bad15[T Number] struct{ T }
type Bad16 struct{ Number }

var v Number
var w comparable
var l List
var l2 List[int, string]
var l3 List[Missing]
var p Pair[[]int, int]
var p2 Pair[func(), int]
var nn int[int]

func use() {
	_ = Make()
	_ = Make[int, int]()
	_ = Sum("a")
	_ = Sum(1, 2.5)
	_ = Sum(1, "a")
	_ = Map([]int{1}, func(s string) int { return 0 })
	_ = Map([]int{1}, nil)
	_ = Eq([]int{}, nil)
	_ = Eq(1, "a")
	_ = Eq[func()](nil, nil)
	f := Sum
	var g func(int) int = Sum
	var h func(...int) int = Sum
	_ = Sum[string]
	_ = Map[int]
	_ = Number(1)
	_ = List{}
	_ = List[int]{head: "a"}
	var x List[int]
	x.Push("a")
	x.Pull()
	Map[int, string](nil, nil, nil)
	type Loc[T any] struct{ t T }
	var _ Loc[int, int]
	_, _, _ = f, g, h
	_ = use[int]
}

type U1 interface{ int | int }
type U2 interface{ int | ~int }
type U3 interface{ ~MyInt }
type U4 interface{ int | error }
type U5 interface{ int | comparable }
type U6 interface{ ~error }
type MyInt int
type G1[T G1[T]] struct{}
type G2[T int | T] struct{}
type G3[P Q, Q any] struct{}
type AA[T any] = []T

func (a AA[int]) m() {}

type AA2[P any] = P
type Inst = List[int]

func (i Inst) mm() {}
func Opt[T interface{ m() }](t T) { t.m(); t.n() }
func callOpt() { Opt(1); Opt[int](2) }
func NoBody[T any]()
