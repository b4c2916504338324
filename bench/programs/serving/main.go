// Command serving is an HTTP server with a JSON API and clients that keep their connections, in one process. Latencies are told on the error output.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"
)

type item struct {
	ID    int               `json:"id"`
	Name  string            `json:"name"`
	Price float64           `json:"price"`
	Tags  []string          `json:"tags"`
	Attrs map[string]string `json:"attrs"`
}

type store struct {
	lock  sync.RWMutex
	items map[int]item
}

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.Atoi(r.URL.Query().Get("id"))
	switch r.Method {
	case http.MethodPost:
		var it item
		if err := json.NewDecoder(r.Body).Decode(&it); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.lock.Lock()
		s.items[it.ID] = it
		s.lock.Unlock()
		w.WriteHeader(http.StatusCreated)
	default:
		s.lock.RLock()
		it, ok := s.items[id]
		s.lock.RUnlock()
		if !ok {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		json.NewEncoder(w).Encode(it)
	}
}

const clients, requests = 16, 1500

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/items", &store{items: map[int]item{}})
	go http.Serve(listener, mux)
	base := "http://" + listener.Addr().String() + "/items"
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}

	all := make([][]time.Duration, clients)
	var group sync.WaitGroup
	for c := range clients {
		group.Go(func() {
			for i := range requests {
				start := time.Now()
				id := c*requests + i/4
				if i%4 == 0 {
					body, _ := json.Marshal(item{id, "item <" + strconv.Itoa(id) + ">", float64(id) / 3, []string{"a", "b"}, map[string]string{"color": "red", "size": "XL"}})
					post(client, base, body)
				} else {
					get(client, base+"?id="+strconv.Itoa(id))
				}
				all[c] = append(all[c], time.Since(start))
			}
		})
	}
	group.Wait()
	took := slices.Concat(all...)
	slices.Sort(took)
	fmt.Fprintln(os.Stderr, "latency p50", took[len(took)/2], "p99", took[len(took)*99/100], "p99.9", took[len(took)*999/1000], "max", took[len(took)-1])
	fmt.Println(len(took))
}

func post(client *http.Client, url string, body []byte) {
	response, err := client.Post(url, "application/json", bytes.NewReader(body))
	if err != nil {
		panic(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusCreated {
		panic(response.Status)
	}
}

func get(client *http.Client, url string) {
	response, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	var it item
	if err := json.NewDecoder(response.Body).Decode(&it); err != nil {
		panic(err)
	}
	io.Copy(io.Discard, response.Body)
	response.Body.Close()
}
