package p

import "go/token"

type T struct {
	A int
	b string
}
type P struct{ X, Y int }

var _ = T{1}
var _ = T{1, "a", 2}
var _ = T{A: 1, "a"}
var _ = T{1, b: "a"}
var _ = T{A: 1, A: 2}
var _ = T{C: 1}
var _ = T{a: 1}
var _ = T{A: "x"}
var _ = T{"x", 1}
var _ = token.Position{"a", 1, 2, "c"}
var _ = token.FileSet{1}
var _ = token.Position{filename: "a"}
var _ = token.FileSet{base: 1}
var _ = []int{"a"}
var _ = []int{0: 1, 0: 2}
var _ = [2]int{1, 2, 3}
var _ = [2]int{5: 1}
var _ = []int{-1: 1}
var _ = []int{"a": 1}
var _ = [...]int{1, 2, 3}
var _ [2]int = [...]int{1, 2, 3}
var _ = map[string]int{"a": 1, "a": 2}
var _ = map[string]int{1: 1}
var _ = map[string]int{"a": "b"}
var _ = map[string]int{"a"}
var _ = map[any]int{1: 1, 1.0: 2, 1: 3}
var _ = int{1}
var _ = []P{{1, 2}, {X: 1}, {1}, {"a", 2}}
var _ = map[string]P{"a": {1, 2, 3}}
var _ = []*P{{1, 2}, &P{1, 2}}
var _ = []int{{1}}
var _ = struct{ a int }{b: 1}
var _ = map[string][]P{"a": {{1}}}
var _ = T{T: 1}
var _ = P{X: 1, Z: 2}
var _ = [n]int{1}
var _ = [1.5]int{}
var _ = [-1]int{}
var _ = [x]int{}
var _ = ["a"]int{}
var x = 1
var _ = *T{1, ""}
var _ = &T{1}
