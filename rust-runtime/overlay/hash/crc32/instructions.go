package crc32

func archAvailableIEEE() bool { return canMultiply() }

// archInitIEEE makes the table for what is too short for folding, and for what folding leaves.
func archInitIEEE() { ieeeTable8 = slicingMakeTable(IEEE) }

func archUpdateIEEE(crc uint32, p []byte) uint32 {
	if len(p) >= 64 {
		whole := len(p) &^ 15
		var rest [16]byte
		fold(crc, p[:whole], rest[:])
		// The checksum of what was folded is that of the rest, from a register of zeros.
		crc = slicingUpdate(^uint32(0), ieeeTable8, rest[:])
		p = p[whole:]
	}
	return slicingUpdate(crc, ieeeTable8, p)
}

func archAvailableCastagnoli() bool { return canChecksum() }

func archInitCastagnoli() {}

func archUpdateCastagnoli(crc uint32, p []byte) uint32 { return instructed(crc, p) }

// canMultiply says whether the processor multiplies polynomials. It is Rust's, as the functions below: instructions.rs.
//
//go2rs:add
func canMultiply() bool

// fold gives 16 bytes that have the same checksum, from a register of zeros, as p has from crc. The length of p is a multiple of 16, at least 64.
//
//go2rs:add
//go2rs:reads p
func fold(crc uint32, p, rest []byte)

// canChecksum says whether the processor has an instruction for Castagnoli's polynomial.
//
//go2rs:add
func canChecksum() bool

// instructed is the update with that instruction.
//
//go2rs:add
//go2rs:reads p
func instructed(crc uint32, p []byte) uint32
