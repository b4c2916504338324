package aes

import (
	"crypto/internal/fips140/subtle"
	"crypto/internal/fips140deps/byteorder"
)

func encryptBlock(c *Block, dst, src []byte) {
	if !encryptOne(c.enc[:c.roundKeysSize()], dst, src) {
		encryptBlockGeneric(&c.blockExpanded, dst, src)
	}
}

func decryptBlock(c *Block, dst, src []byte) {
	if !decryptOne(c.dec[:c.roundKeysSize()], dst, src) {
		decryptBlockGeneric(&c.blockExpanded, dst, src)
	}
}

func ctrBlocks(b *Block, dst, src []byte, ivlo, ivhi uint64) {
	var masks [8 * BlockSize]byte
	mask := masks[:len(src)]
	for at := 0; at < len(mask); at += BlockSize {
		byteorder.BEPutUint64(mask[at:], ivhi)
		byteorder.BEPutUint64(mask[at+8:], ivlo)
		ivlo, ivhi = add128(ivlo, ivhi, 1)
	}
	if !encryptAll(b.enc[:b.roundKeysSize()], mask) {
		for at := 0; at < len(mask); at += BlockSize {
			encryptBlockGeneric(&b.blockExpanded, mask[at:], mask[at:])
		}
	}
	// The source is read in full before the destination is written: they may overlap.
	subtle.XORBytes(mask, src, mask)
	copy(dst, mask)
}

// CryptCounterInternal encrypts or decrypts the whole blocks of src in the counter mode of package gcm, of which only the last four bytes count, and moves
// the counter on. It gives how many bytes it did: none if the processor has no instructions for AES.
//
//go2rs:add
func CryptCounterInternal(b *Block, dst, src, counter []byte) int {
	return cryptCounter(b.enc[:b.roundKeysSize()], dst, src, counter)
}

// The functions below are Rust's: instructions.rs. All take expanded keys, and all but cryptCounter give false, and do nothing, if the processor has no instructions for AES.

//go2rs:add
func encryptOne(keys []uint32, dst, src []byte) bool

//go2rs:add
func decryptOne(keys []uint32, dst, src []byte) bool

//go2rs:add
func encryptAll(keys []uint32, blocks []byte) bool

//go2rs:add
func cryptCounter(keys []uint32, dst, src, counter []byte) int
