// Command digests hashes a megabyte again and again, with the hashes that services use.
package main

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/fnv"
	"time"
)

func main() {
	data := make([]byte, 1<<20)
	for i := range data {
		data[i] = byte(i * i >> 3)
	}
	for _, each := range []struct {
		name   string
		hash   hash.Hash
		rounds int
	}{
		{"sha256", sha256.New(), 100},
		{"sha512", sha512.New(), 60},
		{"sha1", sha1.New(), 100},
		{"md5", md5.New(), 100},
		{"crc32", crc32.NewIEEE(), 200},
		{"castagnoli", crc32.New(crc32.MakeTable(crc32.Castagnoli)), 200},
		{"adler32", adler32.New(), 100},
		{"fnv", fnv.New64a(), 100},
	} {
		start := time.Now()
		for range each.rounds {
			each.hash.Write(data)
		}
		fmt.Printf("%s %x\n", each.name, each.hash.Sum(nil))
		report(each.name, start)
	}
}

// report tells on the error output how long a part took; the standard output is the same in each run.
func report(part string, start time.Time) {
	println(part, time.Since(start).Milliseconds(), "ms")
}
