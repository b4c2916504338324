package iterator

import (
	"reflect"

	"gonum.org/v1/gonum/graph"
)

// The module walks maps by functions and layouts of Go's runtime, unless the build tag safe asks for reflection; here reflection walks them always.

//go2rs:remove emptyInterface eface hiter.initialized groupReference mapiterinit mapiterkey mapiterelem mapiternext

type mapIter struct {
	entries reflect.Value
	hiter   hiter
}

// hiter is where an iterator stands; the zero value is before the first entry.
type hiter struct{ walk *reflect.MapIter }

//go2rs:add
func iterate(m any) *mapIter { return &mapIter{entries: reflect.ValueOf(m)} }

func newMapIterNodes(m map[int64]graph.Node) *mapIter { return iterate(m) }

func newMapIterEdges(m map[int64]graph.Edge) *mapIter { return iterate(m) }

func newMapIterLines(m map[int64]graph.Line) *mapIter { return iterate(m) }

func newMapIterWeightedLines(m map[int64]graph.WeightedLine) *mapIter { return iterate(m) }

func newMapIterByWeightedEdges(m map[int64]graph.WeightedEdge) *mapIter { return iterate(m) }

func newMapIterByLines(m map[int64]map[int64]graph.Line) *mapIter { return iterate(m) }

func newMapIterByWeightedLines(m map[int64]map[int64]graph.WeightedLine) *mapIter { return iterate(m) }

func (it *mapIter) next() bool {
	if it.hiter.walk == nil {
		it.hiter.walk = it.entries.MapRange()
	}
	return it.hiter.walk.Next()
}

func (it *mapIter) id() int64 { return it.hiter.walk.Key().Int() }

func (it *mapIter) node() graph.Node { return valueOf[graph.Node](it) }

func (it *mapIter) line() graph.Line { return valueOf[graph.Line](it) }

func (it *mapIter) weightedLine() graph.WeightedLine { return valueOf[graph.WeightedLine](it) }

//go2rs:add
func valueOf[T any](it *mapIter) T {
	value, _ := it.hiter.walk.Value().Interface().(T)
	return value
}
