// Command compressing packs and unpacks text, and encodes it as base64 and hexadecimal.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"time"
)

func main() {
	var text bytes.Buffer
	for i := range 200_000 {
		fmt.Fprintf(&text, "line %d of %x\n", i, i*i)
	}
	start := time.Now()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	w.Write(text.Bytes())
	w.Close()
	report("gzip", start)

	start = time.Now()
	for range 5 {
		r, err := gzip.NewReader(bytes.NewReader(packed.Bytes()))
		if err != nil {
			panic(err)
		}
		n, err := io.Copy(io.Discard, r)
		if err != nil || n != int64(text.Len()) {
			panic(err)
		}
	}
	report("gunzip", start)

	start = time.Now()
	for range 20 {
		coded := base64.StdEncoding.EncodeToString(text.Bytes())
		back, err := base64.StdEncoding.DecodeString(coded)
		if err != nil || len(back) != text.Len() {
			panic(err)
		}
	}
	report("base64", start)

	start = time.Now()
	for range 10 {
		back, err := hex.DecodeString(hex.EncodeToString(text.Bytes()))
		if err != nil || len(back) != text.Len() {
			panic(err)
		}
	}
	report("hex", start)

	start = time.Now()
	sum := uint64(0)
	b := text.Bytes()
	for range 10 {
		for i := 0; i+8 <= len(b); i += 4 {
			sum += binary.LittleEndian.Uint64(b[i:]) + uint64(binary.BigEndian.Uint32(b[i:]))
		}
	}
	report("binary", start)
	fmt.Println(sum, packed.Len())
}

// report tells on the error output how long a part took; the standard output is the same in each run.
func report(part string, start time.Time) {
	println(part, time.Since(start).Milliseconds(), "ms")
}
