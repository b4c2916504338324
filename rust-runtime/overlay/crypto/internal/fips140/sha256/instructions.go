package sha256

func block(dig *Digest, p []byte) {
	if !digestBlocks(dig.h[:], p) {
		blockGeneric(dig, p)
	}
}

// digestBlocks takes whole blocks into the state with the processor's instructions for SHA-256. It gives false, and does nothing, if the processor has
// none. It is Rust's: instructions.rs.
//
//go2rs:add
//go2rs:reads p
func digestBlocks(state []uint32, p []byte) bool
