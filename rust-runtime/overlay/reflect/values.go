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

// TypeAssert is v.Interface().(T) for any T. Go's own avoids an allocation by building an interface value word by word, which has another layout here.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag == 0 {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	if v.flag&flagMethod != 0 {
		v = makeMethodValue("TypeAssert", v)
	}
	if v.kind() == Interface {
		t, ok := packIfaceValueIntoEmptyIface(v).(T)
		return t, ok
	}
	t, ok := packEface(v).(T)
	return t, ok
}
