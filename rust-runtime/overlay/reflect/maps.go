package reflect

import (
	"internal/abi"
	"unsafe"
)

// place returns the address of v's data.
//
//go2rs:add
func (v Value) place() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// MapIndex returns the value of a key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map)
	tt := (*abi.MapType)(unsafe.Pointer(v.typ()))
	key = key.assignTo("reflect.Value.MapIndex", tt.Key, nil)
	e := abi.MapGet(v.typ(), v.pointer(), key.place())
	if e == nil {
		return Value{}
	}
	return copyVal(tt.Elem, (v.flag|key.flag).ro()|flag(tt.Elem.Kind()), e)
}

// MapKeys returns the keys, in no order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map)
	keys := make([]Value, 0, maplen(v.pointer()))
	for iter := v.MapRange(); iter.Next(); {
		keys = append(keys, iter.Key())
	}
	return keys
}

// A MapIter walks over a map.
type MapIter struct {
	m         Value
	iteration unsafe.Pointer
	key, elem unsafe.Pointer
	ended     bool
}

// MapRange returns an iterator, in front of the first entry.
func (v Value) MapRange() *MapIter {
	if v.kind() != Map {
		v.panicNotMap()
	}
	return &MapIter{m: v}
}

// Next goes to the next entry; false at the end.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if iter.ended {
		panic("MapIter.Next called on exhausted iterator")
	}
	if iter.iteration == nil {
		iter.iteration = abi.MapIterate(iter.m.pointer())
	}
	iter.key, iter.elem = abi.MapNext(iter.m.typ(), iter.iteration)
	iter.ended = iter.key == nil
	return !iter.ended
}

//go2rs:add
func (iter *MapIter) check(method string) *abi.MapType {
	if iter.iteration == nil {
		panic(method + " called before Next")
	}
	if iter.ended {
		panic(method + " called on exhausted iterator")
	}
	return (*abi.MapType)(unsafe.Pointer(iter.m.typ()))
}

// Key returns the key of the entry.
func (iter *MapIter) Key() Value {
	tt := iter.check("MapIter.Key")
	return copyVal(tt.Key, iter.m.flag.ro()|flag(tt.Key.Kind()), iter.key)
}

// Value returns the value of the entry.
func (iter *MapIter) Value() Value {
	tt := iter.check("MapIter.Value")
	return copyVal(tt.Elem, iter.m.flag.ro()|flag(tt.Elem.Kind()), iter.elem)
}

// Reset begins a walk over v.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map)
	}
	*iter = MapIter{m: v}
}

// SetIterKey assigns the entry's key to v.
func (v Value) SetIterKey(iter *MapIter) { v.setIter("reflect.MapIter.SetKey", iter.Key()) }

// SetIterValue assigns the entry's value to v.
func (v Value) SetIterValue(iter *MapIter) { v.setIter("reflect.MapIter.SetValue", iter.Value()) }

//go2rs:add
func (v Value) setIter(context string, x Value) {
	v.mustBeAssignable()
	var target unsafe.Pointer
	if v.kind() == Interface {
		target = v.ptr
	}
	x = x.assignTo(context, v.typ(), target)
	typedmemmove(v.typ(), v.ptr, x.place())
}

// SetMapIndex sets the value of a key; the zero Value removes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map)
	v.mustBeExported()
	key.mustBeExported()
	tt := (*abi.MapType)(unsafe.Pointer(v.typ()))
	key = key.assignTo("reflect.Value.SetMapIndex", tt.Key, nil)
	if elem.typ() == nil {
		abi.MapRemove(v.typ(), v.pointer(), key.place())
		return
	}
	elem.mustBeExported()
	elem = elem.assignTo("reflect.Value.SetMapIndex", tt.Elem, nil)
	abi.MapInsert(v.typ(), v.pointer(), key.place(), elem.place())
}

// The walk over a map's own representation has no meaning here.

func mapIterStart(t *abi.MapType, m unsafe.Pointer, it unsafe.Pointer) {}

func mapIterNext(it unsafe.Pointer) {}

func groupAndSlotOf(ktyp, etyp Type) (Type, Type) { return nil, nil }
