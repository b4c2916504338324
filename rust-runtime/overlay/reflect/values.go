package reflect

import (
	"internal/abi"
	"unsafe"
)

// packEface makes an interface value of v. Values of up to a word stand in the interface itself.
func packEface(v Value) any {
	if v.flag&flagIndir != 0 {
		return abi.AnyOf(v.typ(), v.ptr)
	}
	p := v.ptr
	return abi.AnyOf(v.typ(), unsafe.Pointer(&p))
}

// packEfaceData is a part of packEface elsewhere; nothing here uses it.
func packEfaceData(v Value) unsafe.Pointer { return v.ptr }

// unpackEface makes a Value of an interface's dynamic value.
func unpackEface(i any) Value {
	t := abi.TypeOf(i)
	if t == nil {
		return Value{}
	}
	f := flag(t.Kind())
	if !t.IsDirectIface() {
		f |= flagIndir
	}
	return Value{t, abi.DataOf(i), f}
}

func (t *rtype) ptrTo() *abi.Type { return abi.PointerTo(&t.t) }

// SliceOf returns the slice type with the element type t.
func SliceOf(t Type) Type { return toType(abi.SliceOf(t.common())) }

// ChanOf returns the channel type with the direction and the element type.
func ChanOf(dir ChanDir, t Type) Type {
	if t.common().Size_ >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return toType(abi.ChanOf(t.common(), int(dir)))
}

// FuncOf returns the function type with the parameters and results.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return toType(abi.FuncOf(commons(in), commons(out), variadic))
}

//go2rs:add
func commons(list []Type) []*abi.Type {
	out := make([]*abi.Type, len(list))
	for i, t := range list {
		out[i] = t.common()
	}
	return out
}

// ArrayOf returns the array type with the length and the element type.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if a := abi.ArrayOf(elem.common(), length); a != nil {
		return toType(a)
	}
	panic("reflect: no array of that many " + elem.String() + " is in the program")
}

// MapOf returns the map type with the key and element types.
func MapOf(key, elem Type) Type {
	if m := abi.MapOf(key.common(), elem.common()); m != nil {
		return toType(m)
	}
	panic("reflect: no map of " + key.String() + " to " + elem.String() + " is in the program")
}
