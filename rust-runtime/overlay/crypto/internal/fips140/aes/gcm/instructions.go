package gcm

import (
	"crypto/internal/fips140/aes"
	"crypto/internal/fips140/subtle"
	"crypto/internal/fips140deps/byteorder"
)

func gcmCounterCryptGeneric(b *aes.Block, out, src []byte, counter *[gcmBlockSize]byte) {
	done := aes.CryptCounterInternal(b, out, src, counter[:])
	out, src = out[done:], src[done:]
	var mask [gcmBlockSize]byte
	for len(src) > 0 {
		aes.EncryptBlockInternal(b, mask[:], counter[:])
		gcmInc32(counter)
		n := subtle.XORBytes(out, src, mask[:])
		out, src = out[n:], src[n:]
	}
}

func updateBlocks(productTable *[16]gcmFieldElement, y *gcmFieldElement, blocks []byte) {
	h := productTable[reverseBits(1)]
	sum := [2]uint64{y.low, y.high}
	if authenticate(h.low, h.high, sum[:], blocks) {
		y.low, y.high = sum[0], sum[1]
		return
	}
	for ; len(blocks) > 0; blocks = blocks[gcmBlockSize:] {
		y.low ^= byteorder.BEUint64(blocks)
		y.high ^= byteorder.BEUint64(blocks[8:])
		ghashMul(productTable, y)
	}
}

// authenticate takes whole blocks into the sum with the processor's multiplication of polynomials. It gives false, and does nothing, if there is
// none. It is Rust's: instructions.rs.
//
//go2rs:add
//go2rs:reads blocks
func authenticate(low, high uint64, sum []uint64, blocks []byte) bool
