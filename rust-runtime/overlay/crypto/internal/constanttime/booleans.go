package constanttime

// boolToUint8 is an intrinsic of Go's compiler; LLVM makes the same instruction of this, without a branch.
func boolToUint8(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}
