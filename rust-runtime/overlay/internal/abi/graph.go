package abi

import "unsafe"

// TypeOf returns the descriptor of a's dynamic type, which is made when it is first asked for.
func TypeOf(a any) *Type

// AnyOf makes an interface value of the value of type t at p, which is copied.
//
//go2rs:add
func AnyOf(t *Type, p unsafe.Pointer) any

// DataOf returns the address of a copy of a's dynamic value; for a pointer-shaped type the pointer itself.
//
//go2rs:add
func DataOf(a any) unsafe.Pointer

// Resolve returns what an offset of a name, type or text stands for.
//
//go2rs:add
func Resolve(off int32) unsafe.Pointer

// Offset returns an offset that stands for an address.
//
//go2rs:add
func Offset(p unsafe.Pointer) int32

// PointerTo, SliceOf, ArrayOf, ChanOf, FuncOf and MapOf return the descriptor of a type that is made of others.
//
//go2rs:add
func PointerTo(elem *Type) *Type

//go2rs:add
func SliceOf(elem *Type) *Type

//go2rs:add
func ArrayOf(elem *Type, n int) *Type

//go2rs:add
func ChanOf(elem *Type, dir int) *Type

//go2rs:add
func FuncOf(in, out []*Type, variadic bool) *Type

// A NewStructField describes a field for StructOf.
//
//go2rs:add
type NewStructField struct {
	Name, Tag string
	Typ       *Type
	Embedded  bool
}

// StructOf returns the descriptor of a struct type. Unexported fields belong to the package of that path; the struct has the methods of the
// type methodsOf if that is not nil.
//
//go2rs:add
func StructOf(fields []NewStructField, pkgPath string, methodsOf *Type) *Type

// Call calls the func value f, which is not nil. args and results point at rows of addresses: of the arguments, and of places for the results.
//
//go2rs:add
func Call(t *FuncType, f, args, results unsafe.Pointer)

// CallMethod calls a method by its code and the receiver's data word; t is its type without the receiver.
//
//go2rs:add
func CallMethod(t *FuncType, code, receiver, args, results unsafe.Pointer)

// MakeFunc returns a func value of type t that calls code with rows of addresses as Call takes them.
//
//go2rs:add
func MakeFunc(t *FuncType, code func(args, results unsafe.Pointer)) unsafe.Pointer

// Word returns the data word that the value of type t at p has in an interface; for large values p itself.
//
//go2rs:add
func Word(t *Type, p unsafe.Pointer) unsafe.Pointer

// InterfaceMethod returns the code of a method of the interface value at p, and the receiver's data word; nil code for a nil interface.
//
//go2rs:add
func InterfaceMethod(t *InterfaceType, p unsafe.Pointer, i int) (code, receiver unsafe.Pointer)

// Convert stores the dynamic value of a in the interface of type t at dst; it reports whether a's type has the methods.
//
//go2rs:add
func Convert(t *Type, a any, dst unsafe.Pointer) bool

// New returns the address of a zero value of type t, NewArray of n in a row.
//
//go2rs:add
func New(t *Type) unsafe.Pointer

//go2rs:add
func NewArray(t *Type, n int) unsafe.Pointer

// HashOf hashes the value of type t at p.
//
//go2rs:add
func HashOf(t *Type, p unsafe.Pointer, seed uintptr) uintptr

//go2rs:add
func MapOf(key, elem *Type) *Type

// MapGet returns the address of a key's value, nil if there is none.
//
//go2rs:add
func MapGet(t *Type, m, key unsafe.Pointer) unsafe.Pointer

//go2rs:add
func MapInsert(t *Type, m, key, elem unsafe.Pointer)

//go2rs:add
func MapRemove(t *Type, m, key unsafe.Pointer)

//go2rs:add
func MapClear(m unsafe.Pointer)

//go2rs:add
func MapLen(m unsafe.Pointer) int

//go2rs:add
func MapMake(t *Type, n int) unsafe.Pointer

// MapIterate begins an iteration, which MapNext continues; it gives nil at the end.
//
//go2rs:add
func MapIterate(m unsafe.Pointer) unsafe.Pointer

//go2rs:add
func MapNext(t *Type, iteration unsafe.Pointer) (key, elem unsafe.Pointer)

// ChanMake makes a channel of type t.
//
//go2rs:add
func ChanMake(t *Type, n int) unsafe.Pointer

// Move copies a value of type t.
//
//go2rs:add
func Move(t *Type, dst, src unsafe.Pointer)
