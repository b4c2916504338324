package bytealg

// MaxLen is the length of the longest text that Index looks for at once.
const MaxLen = 63

// MaxBruteForce is the length of a text that Index searches without looking for a first byte before.
const MaxBruteForce = 64

// Cutover says after how many false starts a search by first byte gives way to Index, n bytes into the text.
func Cutover(n int) int { return (n + 16) / 8 }

//go2rs:reads a b
func Index(a, b []byte) int

func IndexString(a, b string) int
