package reflect

import (
	"internal/abi"
	"strconv"
	"unsafe"
)

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
	if len(in)+len(out) > 128 {
		panic("reflect.FuncOf: too many arguments")
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
	if size := elem.Size(); size > 0 && uintptr(length) > ^uintptr(0)/size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	return toType(abi.ArrayOf(elem.common(), length))
}

// MapOf returns the map type with the key and element types.
func MapOf(key, elem Type) Type {
	if key.common().Equal == nil {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return toType(abi.MapOf(key.common(), elem.common()))
}

// StructOf returns the struct type with the fields, whose Offset and Index are ignored.
func StructOf(fields []StructField) Type {
	list := make([]abi.NewStructField, len(fields))
	names := map[string]bool{}
	pkgPath := ""
	var methodsOf *abi.Type
	for i, field := range fields {
		checkStructField(i, field)
		if path := field.PkgPath; path != "" {
			if pkgPath != "" && pkgPath != path {
				panic("reflect.Struct: fields with different PkgPath " + pkgPath + " and " + path)
			}
			pkgPath = path
		}
		if field.Anonymous && promotes(i, field.Type, len(fields)) {
			methodsOf = field.Type.common()
		}
		if names[field.Name] && field.Name != "_" {
			panic("reflect.StructOf: duplicate field " + field.Name)
		}
		names[field.Name] = true
		list[i] = abi.NewStructField{field.Name, string(field.Tag), field.Type.common(), field.Anonymous}
	}
	return toType(abi.StructOf(list, pkgPath, methodsOf))
}

// checkStructField panics if no struct can have the field.
//
//go2rs:add
func checkStructField(i int, field StructField) {
	number := strconv.Itoa(i)
	switch {
	case field.Name == "":
		panic("reflect.StructOf: field " + number + " has no name")
	case !isValidFieldName(field.Name):
		panic("reflect.StructOf: field " + number + " has invalid name")
	case field.Type == nil:
		panic("reflect.StructOf: field " + number + " has no type")
	case field.Anonymous && field.PkgPath != "":
		panic("reflect.StructOf: field \"" + field.Name + "\" is anonymous but has PkgPath set")
	}
	if first := field.Name[0]; field.PkgPath == "" && ('a' <= first && first <= 'z' || first == '_') {
		panic("reflect.StructOf: field \"" + field.Name + "\" is unexported but missing PkgPath")
	}
}

// promotes reports whether a struct of n fields has the methods of its embedded i-th one; it panics where that is not possible.
//
//go2rs:add
func promotes(i int, t Type, n int) bool {
	if t.Kind() == Pointer {
		if k := t.Elem().Kind(); k == Pointer || k == Interface {
			panic("reflect.StructOf: illegal embedded field type " + t.String())
		}
	}
	ut := t.common().Uncommon()
	if ut == nil || ut.Mcount == 0 || t.Kind() == Interface {
		return false
	}
	if ut.Xcount < ut.Mcount {
		panic("reflect: embedded interface with unexported method(s) not implemented")
	}
	if i > 0 {
		panic("reflect: embedded type with methods not implemented if type is not first field")
	}
	if n > 1 && t.Kind() == Pointer {
		panic("reflect: embedded type with methods not implemented if there is more than one field")
	}
	// The methods take the struct's data word for their own receiver's: both are the value itself, or both point at it.
	if n > 1 && t.Size() <= unsafe.Sizeof(uintptr(0)) {
		panic("reflect: embedded type with methods not implemented for non-pointer type")
	}
	return true
}

// What gc's runtime needs of a type that is made at run time is made with its descriptor here.

//go2rs:remove structTypeUncommon structLookupCache lookupCache funcLookupCache cacheKey funcTypes funcTypesMutex initFuncTypes funcStr
//go2rs:remove isRegularMemory isPaddedField emitGCMask embeddedIfaceMethStub runtimeStructField typeptrdata addTypeBits appendVarint isReflexive needKeyUpdate hashMightPanic
