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

func (t *rtype) ptrTo() *abi.Type {
	if p := abi.PointerTo(&t.t); p != nil {
		return p
	}
	panic("reflect: no pointer to " + t.String() + " is in the program")
}

// SliceOf returns the slice type with the element type t.
func SliceOf(t Type) Type {
	if s := abi.SliceOf(t.common()); s != nil {
		return toType(s)
	}
	panic("reflect: no slice of " + t.String() + " is in the program")
}

// MapOf returns the map type with the key and element types.
func MapOf(key, elem Type) Type {
	if m := abi.MapOf(key.common(), elem.common()); m != nil {
		return toType(m)
	}
	panic("reflect: no map of " + key.String() + " to " + elem.String() + " is in the program")
}
