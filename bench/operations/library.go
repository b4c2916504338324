package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"hash/crc32"
	"hash/fnv"
	"io"
	"math/rand"
	"strings"
	"text/template"
	"time"
)

type person struct {
	Name  string            `json:"name"`
	Age   int               `json:"age"`
	Tags  []string          `json:"tags,omitempty"`
	Attrs map[string]string `json:"attrs,omitempty"`
}

func someone() []person {
	return []person{{"Ann", 3, []string{"a", "b"}, map[string]string{"k": "v"}}, {"Bob", 5, nil, nil}}
}

// libraryOperations: packages of the standard library.
func libraryOperations() []operation {
	text := strings.Repeat("the quick brown fox jumps over the lazy dog ", 200)
	people := someone()
	pj, err := json.Marshal(people)
	if err != nil {
		panic(err)
	}
	tmpl := template.Must(template.New("x").Parse(`{{range .}}{{.Name}}: {{.Age}} {{if .Tags}}{{len .Tags}}{{end}}
{{end}}`))
	return []operation{
		{"time.Now", func(n int) {
			t := time.Now()
			for range n {
				sinkInt += int(time.Since(t))
			}
		}},
		{"time.Format", func(n int) {
			t := time.Unix(1700000000, 0).UTC()
			for range n {
				sinkText = t.Format(time.RFC3339)
			}
		}},
		{"time.Parse", func(n int) {
			for range n {
				t, _ := time.Parse(time.RFC3339, "2024-01-02T03:04:05Z")
				sinkInt += t.Second()
			}
		}},
		{"json.Marshal", func(n int) {
			for range n {
				sinkBytes, _ = json.Marshal(people)
			}
		}},
		{"json.Unmarshal", func(n int) {
			for range n {
				var p []person
				json.Unmarshal(pj, &p)
				sinkInt += len(p)
			}
		}},
		{"json.Unmarshal to any", func(n int) {
			for range n {
				var p any
				json.Unmarshal(pj, &p)
				sinkAny = p
			}
		}},
		{"text/template", func(n int) {
			for range n {
				tmpl.Execute(io.Discard, people)
			}
		}},
		{"encoding/base64", func(n int) {
			for range n {
				sinkText = base64.StdEncoding.EncodeToString([]byte(text[:500]))
			}
		}},
		{"encoding/hex", func(n int) {
			for range n {
				sinkText = hex.EncodeToString([]byte(text[:200]))
			}
		}},
		{"encoding/binary", func(n int) {
			b := make([]byte, 8)
			for i := range n {
				binary.BigEndian.PutUint64(b, uint64(i))
				sinkInt += int(binary.LittleEndian.Uint32(b))
			}
		}},
		{"hash/crc32", func(n int) {
			for range n {
				sinkInt += int(crc32.ChecksumIEEE([]byte(text)))
			}
		}},
		{"hash/fnv", func(n int) {
			for range n {
				h := fnv.New64a()
				h.Write([]byte(text[:100]))
				sinkInt += int(h.Sum64())
			}
		}},
		{"rand.Rand", func(n int) {
			r := rand.New(rand.NewSource(1))
			for range n {
				sinkInt += r.Intn(100)
			}
		}},
		{"rand.Intn", func(n int) {
			for range n {
				sinkInt += rand.Intn(100)
			}
		}},
	}
}
