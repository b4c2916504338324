// Command jsonrecords writes and reads records as JSON.
package main

import (
	"encoding/json"
	"fmt"
)

type address struct {
	Street string `json:"street"`
	Number int    `json:"number"`
}

type person struct {
	Name    string            `json:"name"`
	Age     int               `json:"age"`
	Weight  float64           `json:"weight"`
	Tags    []string          `json:"tags,omitempty"`
	Home    *address          `json:"home"`
	Scores  map[string]int    `json:"scores"`
	Comment string            `json:"-"`
	More    map[string]string `json:"more,omitempty"`
}

func main() {
	var people []person
	for i := range 2000 {
		people = append(people, person{
			Name: fmt.Sprint("person <", i, ">"), Age: i % 90, Weight: float64(i) / 7,
			Tags: []string{"a", "tag", "more \"tags\""}, Home: &address{"Main Street", i},
			Scores: map[string]int{"x": i, "y": i * i},
		})
	}
	size, sum := 0, 0
	for range 20 {
		text, err := json.Marshal(people)
		if err != nil {
			panic(err)
		}
		size += len(text)
		var back []person
		if err := json.Unmarshal(text, &back); err != nil {
			panic(err)
		}
		var loose any
		if err := json.Unmarshal(text, &loose); err != nil {
			panic(err)
		}
		for _, p := range back {
			sum += p.Age + p.Home.Number + p.Scores["y"]
		}
		sum += len(loose.([]any))
	}
	fmt.Println(size, sum)
}
