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

// PointerTo, SliceOf, ArrayOf, ChanOf and MapOf return the descriptor of a type that is made of others.
//
//go2rs:add
func PointerTo(elem *Type) *Type

//go2rs:add
func SliceOf(elem *Type) *Type

// ArrayOf returns nil if the program has no such type.
//
//go2rs:add
func ArrayOf(elem *Type, n int) *Type

//go2rs:add
func ChanOf(elem *Type, dir int) *Type

//go2rs:add
func FuncOf(in, out []*Type, variadic bool) *Type

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

// MapGet copies the value of a key to out; it reports whether there is one.
//
//go2rs:add
func MapGet(t *Type, m, key, out unsafe.Pointer) bool

//go2rs:add
func MapInsert(t *Type, m, key, elem unsafe.Pointer)

//go2rs:add
func MapRemove(t *Type, m, key unsafe.Pointer)

//go2rs:add
func MapClear(t *Type, m unsafe.Pointer)

//go2rs:add
func MapLen(m unsafe.Pointer) int

//go2rs:add
func MapMake(t *Type, n int) unsafe.Pointer

// MapIterate begins an iteration, which MapNext continues; it gives nil at the end.
//
//go2rs:add
func MapIterate(t *Type, m unsafe.Pointer) unsafe.Pointer

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
