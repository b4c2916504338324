package reflect

import (
	"internal/abi"
	"unsafe"
)

// A callee is what a Value of kind Func calls: a function, or a method with its receiver.
//
//go2rs:add
type callee struct {
	typ *funcType
	// code is the func value, or a method's code; method says which.
	code     unsafe.Pointer
	method   bool
	receiver unsafe.Pointer
}

//go2rs:add
func calleeOf(op string, v Value) callee {
	if v.flag&flagMethod != 0 {
		return methodOf(op, v)
	}
	return callee{typ: (*funcType)(unsafe.Pointer(v.typ())), code: *(*unsafe.Pointer)(v.place())}
}

// methodOf finds the method that v stands for in the dynamic type of the receiver.
//
//go2rs:add
func methodOf(op string, v Value) callee {
	i := int(v.flag) >> flagMethodShift
	if v.typ().Kind() == abi.Interface {
		tt := (*interfaceType)(unsafe.Pointer(v.typ()))
		if uint(i) >= uint(len(tt.Methods)) {
			panic("reflect: internal error: invalid method index")
		}
		m := &tt.Methods[i]
		if !tt.nameOff(m.Name).IsExported() {
			panic("reflect: " + op + " of unexported method")
		}
		code, receiver := abi.InterfaceMethod(&tt.InterfaceType, v.ptr, i)
		if code == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
		return callee{(*funcType)(unsafe.Pointer(tt.typeOff(m.Typ))), code, true, receiver}
	}
	methods := v.typ().ExportedMethods()
	if uint(i) >= uint(len(methods)) {
		panic("reflect: internal error: invalid method index")
	}
	m := methods[i]
	return callee{
		typ:      (*funcType)(unsafe.Pointer(typeOffFor(v.typ(), m.Mtyp))),
		code:     textOffFor(v.typ(), m.Ifn),
		method:   true,
		receiver: abi.Word(v.typ(), v.place()),
	}
}

//go2rs:add
func (c callee) call(args, results unsafe.Pointer) {
	if c.method {
		abi.CallMethod(c.typ, c.code, c.receiver, args, results)
	} else {
		abi.Call(c.typ, c.code, args, results)
	}
}

func (v Value) call(op string, in []Value) []Value {
	c := calleeOf(op, v)
	if c.code == nil {
		panic("reflect.Value.Call: call of nil function")
	}
	in = checkArguments(op, c.typ, in)
	args := make([]unsafe.Pointer, len(in))
	for i, x := range in {
		x.mustBeExported()
		args[i] = x.assignTo("reflect.Value.Call", c.typ.In(i), nil).place()
	}
	results := make([]unsafe.Pointer, c.typ.NumOut())
	for i := range results {
		results[i] = unsafe_New(c.typ.Out(i))
	}
	c.call(unsafe.Pointer(unsafe.SliceData(args)), unsafe.Pointer(unsafe.SliceData(results)))
	if len(results) == 0 {
		return nil
	}
	out := make([]Value, len(results))
	for i, place := range results {
		out[i] = valueAt(c.typ.Out(i), place)
	}
	return out
}

// valueAt returns the Value of the type at a place that nothing else refers to.
//
//go2rs:add
func valueAt(t *abi.Type, place unsafe.Pointer) Value {
	f := flag(t.Kind())
	if t.IsDirectIface() {
		return Value{t, *(*unsafe.Pointer)(place), f}
	}
	return Value{t, place, f | flagIndir}
}

// checkArguments returns one Value for each parameter of t, or panics if the arguments do not fit.
//
//go2rs:add
func checkArguments(op string, t *funcType, in []Value) []Value {
	n := t.NumIn()
	spread := t.IsVariadic() && op != "CallSlice"
	if op == "CallSlice" && !t.IsVariadic() {
		panic("reflect: CallSlice of non-variadic function")
	}
	if spread {
		n--
	}
	if len(in) < n {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > n && !spread {
		panic("reflect: " + op + " with too many input arguments")
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i, x := range in[:n] {
		if xt := x.Type(); !xt.AssignableTo(toRType(t.In(i))) {
			panic("reflect: " + op + " using " + xt.String() + " as type " + stringFor(t.In(i)))
		}
	}
	if !spread {
		return in
	}
	out := make([]Value, n+1)
	copy(out, in[:n])
	out[n] = variadicSlice(op, toRType(t.In(n)), in[n:])
	return out
}

//go2rs:add
func variadicSlice(op string, t Type, in []Value) Value {
	slice := MakeSlice(t, len(in), len(in))
	for i, x := range in {
		if xt := x.Type(); !xt.AssignableTo(t.Elem()) {
			panic("reflect: cannot use " + xt.String() + " as type " + t.Elem().String() + " in " + op)
		}
		slice.Index(i).Set(x)
	}
	return slice
}

// MakeFunc returns a function of the type that calls fn with its arguments as Values, and returns what fn does.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	t := (*funcType)(unsafe.Pointer(typ.common()))
	code := abi.MakeFunc(t, func(args, results unsafe.Pointer) {
		callWithValues(t, fn, unsafe.Slice((*unsafe.Pointer)(args), t.NumIn()), unsafe.Slice((*unsafe.Pointer)(results), t.NumOut()))
	})
	return Value{&t.Type, code, flag(Func)}
}

// callWithValues calls fn with the arguments at the places args, and stores its results at the places results.
//
//go2rs:add
func callWithValues(t *funcType, fn func([]Value) []Value, args, results []unsafe.Pointer) {
	in := make([]Value, len(args))
	for i, place := range args {
		in[i] = copyVal(t.In(i), flag(t.In(i).Kind()), place)
	}
	out := fn(in)
	if len(out) != len(results) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	for i, v := range out {
		if v.typ() == nil {
			panic("reflect: function created by MakeFunc using " + funcName(fn) + " returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using " + funcName(fn) + " returned value obtained from unexported field")
		}
		typedmemmove(t.Out(i), results[i], v.assignTo("reflect.MakeFunc", t.Out(i), nil).place())
	}
}

// makeMethodValue makes a func value of a method and its receiver.
func makeMethodValue(op string, v Value) Value {
	if v.flag&flagMethod == 0 {
		panic("reflect: internal error: invalid use of makeMethodValue")
	}
	// The method is looked for now too: what is wrong with it should show here.
	t := calleeOf(op, v).typ
	code := abi.MakeFunc(t, func(args, results unsafe.Pointer) { calleeOf("call", v).call(args, results) })
	return Value{&t.Type, code, v.flag.ro() | flag(Func)}
}

// Method returns the i-th exported method, whose Func takes the receiver first.
func (t *rtype) Method(i int) (m Method) {
	if t.Kind() == Interface {
		return (*interfaceType)(unsafe.Pointer(t)).Method(i)
	}
	methods := t.exportedMethods()
	if i < 0 || i >= len(methods) {
		panic("reflect: Method index out of range")
	}
	p := methods[i]
	mt := (*funcType)(unsafe.Pointer(t.typeOff(p.Mtyp)))
	in := append([]*abi.Type{&t.t}, mt.InSlice()...)
	ft := abi.FuncOf(in, mt.OutSlice(), mt.IsVariadic())
	code := t.textOff(p.Ifn)
	fn := abi.MakeFunc((*funcType)(unsafe.Pointer(ft)), func(args, results unsafe.Pointer) {
		receiver := abi.Word(&t.t, *(*unsafe.Pointer)(args))
		abi.CallMethod(mt, code, receiver, unsafe.Add(args, unsafe.Sizeof(args)), results)
	})
	return Method{Name: t.nameOff(p.Name).Name(), Type: toType(ft), Func: Value{ft, fn, flag(Func)}, Index: i}
}

// methodValueCallCodePtr returns the one address that stands for the code of all method values.
func methodValueCallCodePtr() uintptr { return abi.FuncPCABI0(makeMethodValue) }

// codeOf is Rust's, hooks.rs: a func value's first word differs between the places where it is made of one function.
//
//go2rs:add
func codeOf(fn unsafe.Pointer) unsafe.Pointer

// Pointer returns the address that v holds, of a function the word that stands for its code.
func (v Value) Pointer() uintptr {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer, Func, Slice, String:
		return uintptr(v.UnsafePointer())
	}
	panic(&ValueError{"reflect.Value.Pointer", v.kind()})
}

// UnsafePointer is Pointer with another type.
func (v Value) UnsafePointer() unsafe.Pointer {
	switch v.kind() {
	case Pointer, Chan, Map, UnsafePointer:
		return v.pointer()
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	case Func:
		if v.flag&flagMethod != 0 {
			code := methodValueCallCodePtr()
			return *(*unsafe.Pointer)(unsafe.Pointer(&code))
		}
		if v.pointer() == nil {
			return nil
		}
		return codeOf(v.pointer())
	}
	panic(&ValueError{"reflect.Value.UnsafePointer", v.kind()})
}

// Frames of arguments as gc lays them out have no meaning here.

//go2rs:remove callReflect callMethod storeRcvr methodReceiver makeFuncImpl makeFuncStub methodValue methodValueCall makeFuncCtxt moveMakeFuncArgPtrs callGC debugReflectCall call
//go2rs:remove funcLayout layoutKey layoutType layoutCache bitVector bitVector.append newAbiDesc abiDesc abiDesc.dump dumpPtrBitMap
//go2rs:remove abiStep abiSeq abiSeq.dump abiSeq.stepsForValue abiSeq.addArg abiSeq.addRcvr abiSeq.regAssign abiSeq.assignIntN abiSeq.assignFloatN abiSeq.stackAssign align
//go2rs:remove intFromReg intToReg floatFromReg floatToReg
