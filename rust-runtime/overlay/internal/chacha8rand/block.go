package chacha8rand

// block takes the portable code: there is no assembly under this architecture.
func block(seed *[4]uint64, blocks *[32]uint64, counter uint32) { block_generic(seed, blocks, counter) }
