package bits

// The functions below are instructions of the processor: intrinsics.rs.

func Len(x uint) int

func Len8(x uint8) int

func Len16(x uint16) (n int)

func Len32(x uint32) (n int)

func Len64(x uint64) (n int)

func LeadingZeros(x uint) int

func LeadingZeros8(x uint8) int

func LeadingZeros16(x uint16) int

func LeadingZeros32(x uint32) int

func LeadingZeros64(x uint64) int

func TrailingZeros(x uint) int

func TrailingZeros8(x uint8) int

func TrailingZeros16(x uint16) int

func TrailingZeros32(x uint32) int

func TrailingZeros64(x uint64) int

func OnesCount(x uint) int

func OnesCount8(x uint8) int

func OnesCount16(x uint16) int

func OnesCount32(x uint32) int

func OnesCount64(x uint64) int

func RotateLeft(x uint, k int) uint

func RotateLeft8(x uint8, k int) uint8

func RotateLeft16(x uint16, k int) uint16

func RotateLeft32(x uint32, k int) uint32

func RotateLeft64(x uint64, k int) uint64

func Reverse(x uint) uint

func Reverse8(x uint8) uint8

func Reverse16(x uint16) uint16

func Reverse32(x uint32) uint32

func Reverse64(x uint64) uint64

func ReverseBytes(x uint) uint

func ReverseBytes16(x uint16) uint16

func ReverseBytes32(x uint32) uint32

func ReverseBytes64(x uint64) uint64

func Add(x, y, carry uint) (sum, carryOut uint)

func Add64(x, y, carry uint64) (sum, carryOut uint64)

func Sub(x, y, borrow uint) (diff, borrowOut uint)

func Sub64(x, y, borrow uint64) (diff, borrowOut uint64)

func Mul(x, y uint) (hi, lo uint)

func Mul64(x, y uint64) (hi, lo uint64)

var overflowError error = runtimeError("integer overflow")

var divideError error = runtimeError("integer divide by zero")

// runtimeError is the runtime's error of a text.
//
//go2rs:add
func runtimeError(text string) error

// Div64 divides the 128 bits of hi and lo by y; the quotient must fit.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	switch {
	case y == 0:
		panic(divideError)
	case y <= hi:
		panic(overflowError)
	}
	return divide(hi, lo, y)
}

// divide is Div64 for operands whose quotient fits.
//
//go2rs:add
func divide(hi, lo, y uint64) (quo, rem uint64)
