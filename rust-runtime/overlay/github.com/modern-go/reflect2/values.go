package reflect2

import (
	"internal/abi"
	"unsafe"
)

func unsafe_New(rtype unsafe.Pointer) unsafe.Pointer { return abi.New((*abi.Type)(rtype)) }

func unsafe_NewArray(rtype unsafe.Pointer, length int) unsafe.Pointer {
	return abi.NewArray((*abi.Type)(rtype), length)
}

func typedmemmove(rtype unsafe.Pointer, dst, src unsafe.Pointer) {
	abi.Move((*abi.Type)(rtype), dst, src)
}

func typedslicecopy(elemType unsafe.Pointer, dst, src sliceHeader) int {
	n := src.Len
	if dst.Len < n {
		n = dst.Len
	}
	t := (*abi.Type)(elemType)
	for i := 0; i < n; i++ {
		abi.Move(t, arrayAt(dst.Data, i, t.Size_, "i < n"), arrayAt(src.Data, i, t.Size_, "i < n"))
	}
	return n
}

func ifaceE2I(rtype unsafe.Pointer, src interface{}, dst unsafe.Pointer) {
	abi.Convert((*abi.Type)(rtype), src, dst)
}

func makemap(rtype unsafe.Pointer, cap int) (m unsafe.Pointer) {
	return abi.MapMake((*abi.Type)(rtype), cap)
}

func mapassign(rtype unsafe.Pointer, m unsafe.Pointer, key unsafe.Pointer, val unsafe.Pointer) {
	abi.MapInsert((*abi.Type)(rtype), m, key, val)
}

func mapaccess(rtype unsafe.Pointer, m unsafe.Pointer, key unsafe.Pointer) (val unsafe.Pointer) {
	return abi.MapGet((*abi.Type)(rtype), m, key)
}

func mapiterinit(rtype unsafe.Pointer, m unsafe.Pointer, it *hiter) {
	it.t, it.h = rtype, abi.MapIterate(m)
	mapiternext(it)
}

func mapiternext(it *hiter) { it.key, it.value = abi.MapNext((*abi.Type)(it.t), it.h) }
