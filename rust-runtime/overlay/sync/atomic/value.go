package atomic

// A Value holds its any in a cell of its own, which nobody changes: one type has descriptors in several crates, so types are not compared by their addresses.
type Value struct {
	cell Pointer[any]
	_    uintptr
}

// Load returns the value set by the most recent Store, or nil if there was none.
func (v *Value) Load() (val any) {
	if cell := v.cell.Load(); cell != nil {
		val = *cell
	}
	return val
}

// Store sets the value. It panics if val is nil or of another type than the values before.
func (v *Value) Store(val any) {
	v.replace(val, "store")
}

// Swap sets the value and returns the one before, nil if there was none. It panics as Store does.
func (v *Value) Swap(new any) (old any) {
	return v.replace(new, "swap")
}

//go2rs:add
func (v *Value) replace(val any, what string) any {
	if val == nil {
		panic("sync/atomic: " + what + " of nil value into Value")
	}
	for {
		cell := v.cell.Load()
		if cell != nil && !sameType(*cell, val) {
			panic("sync/atomic: " + what + " of inconsistently typed value into Value")
		}
		if v.cell.CompareAndSwap(cell, &val) {
			if cell == nil {
				return nil
			}
			return *cell
		}
	}
}

// CompareAndSwap sets the value to new if it is equal to old, and says whether it did. It panics if old is of a type that cannot be compared, and as Store does.
func (v *Value) CompareAndSwap(old, new any) (swapped bool) {
	if new == nil {
		panic("sync/atomic: compare and swap of nil value into Value")
	}
	if old != nil && !sameType(old, new) {
		panic("sync/atomic: compare and swap of inconsistently typed values")
	}
	for {
		cell := v.cell.Load()
		if cell == nil && old != nil {
			return false
		}
		if cell != nil && !sameType(*cell, new) {
			panic("sync/atomic: compare and swap of inconsistently typed value into Value")
		}
		if cell != nil && *cell != old {
			return false
		}
		if v.cell.CompareAndSwap(cell, &new) {
			return true
		}
	}
}

// sameType says whether two values that are not nil have one dynamic type. It is Rust's: operations.rs.
//
//go2rs:add
func sameType(a, b any) bool
