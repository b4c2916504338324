package reflect2

import (
	"internal/abi"
	"reflect"
	"unsafe"
)

// The module takes interface values apart into the two words that gc gives them, and asks package reflect's private functions by linkname. Interfaces have other words here;
// what the module calls an rtype is the descriptor of package abi, as in Go.

func unpackEFace(obj interface{}) *eface {
	return &eface{unsafe.Pointer(abi.TypeOf(obj)), abi.DataOf(obj)}
}

func packEFace(rtype unsafe.Pointer, data unsafe.Pointer) interface{} {
	t := (*abi.Type)(rtype)
	if t == nil {
		return nil
	}
	if t.IsDirectIface() {
		return abi.AnyOf(t, unsafe.Pointer(&data))
	}
	return abi.AnyOf(t, data)
}

func IFaceToEFace(ptr unsafe.Pointer) interface{} {
	return *(*interface{ M() })(ptr)
}

// likePtrType says whether values of the type stand in an interface themselves: structs and arrays of one pointer do not.
func likePtrType(typ reflect.Type) bool { return likePtrKind(typ.Kind()) }

func assertType(where string, expectRType unsafe.Pointer, actualRType unsafe.Pointer) {
	if expectRType != actualRType {
		panic(where + ": expect " + typeName(expectRType) + ", actual " + typeName(actualRType))
	}
}

//go2rs:add
func typeName(rtype unsafe.Pointer) string {
	t := reflect.TypeOf(0)
	(*iface)(unsafe.Pointer(&t)).data = rtype
	return t.String()
}

// typelinks2 gives none: a binary has no table of all its types.
func typelinks2() (sections []unsafe.Pointer, offset [][]int32) { return nil, nil }

func resolveTypeOff(rtype unsafe.Pointer, off int32) unsafe.Pointer { return abi.Resolve(off) }
