package bytealg

// The functions below are Rust's: vectors.rs.

//go2rs:reads b
func IndexByte(b []byte, c byte) int

func IndexByteString(s string, c byte) int

//go2rs:reads s
func LastIndexByte(s []byte, c byte) int

func LastIndexByteString(s string, c byte) int

//go2rs:reads b
func Count(b []byte, c byte) int

func CountString(s string, c byte) int

//go2rs:reads a b
func Compare(a, b []byte) int

func CompareString(a, b string) int
