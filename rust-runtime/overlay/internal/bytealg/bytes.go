package bytealg

// The functions below are Rust's: vectors.rs.

func IndexByte(b []byte, c byte) int

func IndexByteString(s string, c byte) int

func LastIndexByte(s []byte, c byte) int

func LastIndexByteString(s string, c byte) int

func Count(b []byte, c byte) int

func CountString(s string, c byte) int

func Compare(a, b []byte) int

func CompareString(a, b string) int
