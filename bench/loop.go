package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// loop measures what somebody waits for who edits and runs: a program of one package, and a package at the bottom of a program of three. Then the same where nothing changed.
func (b *bench) loop() error {
	for _, each := range []struct{ name, about, edited, find, put string }{
		{"lisp", "a program of 460 lines", "main.go", `(?m)^func main\(\) \{`, "func main() {\n\t_ = %d"},
		{"tool", "a leaf of three packages", "store/store.go", `(?m)\z`, "\nvar edited = %d\n"},
	} {
		if err := b.editLoop(each.name, each.about, each.edited, regexp.MustCompile(each.find), each.put); err != nil {
			return err
		}
	}
	return nil
}

// editLoop runs a copy of a fixture after each of some edits.
func (b *bench) editLoop(name, about, edited string, find *regexp.Regexp, put string) error {
	module := filepath.Join(b.work, "loop-"+name)
	if err := os.CopyFS(filepath.Join(module, name), os.DirFS(filepath.Join(b.home, "fixtures", name))); err != nil {
		return err
	}
	// The packages import each other by the fixtures' module path.
	if err := os.WriteFile(filepath.Join(module, "go.mod"), []byte("module fixtures\n\ngo 1.26\n"), 0o644); err != nil {
		return err
	}
	file := filepath.Join(module, name, edited)
	original, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	edit := func(round int) error {
		place := find.FindIndex(original)
		text := string(original[:place[0]]) + fmt.Sprintf(put, round) + string(original[place[1]:])
		return os.WriteFile(file, []byte(text), 0o644)
	}
	var argument []string
	if name == "tool" {
		argument = []string{"-help"}
	}
	jobs := []job{
		{dir: module, argv: append([]string{"go", "run", "./" + name}, argument...)},
		{dir: module, argv: append([]string{b.go2rs, "run", "./" + name}, argument...)},
	}
	medians, err := interleave(b.rounds, edit, jobs...)
	if err != nil {
		return err
	}
	show := func(what string) {
		fmt.Printf("  %-40s go run %s (%s of processors), go2rs run %s (%s)\n", what+":",
			seconds(medians[0].wall), seconds(medians[0].cpu), seconds(medians[1].wall), seconds(medians[1].cpu))
	}
	show(about + ", edited")
	if medians, err = interleave(b.rounds, nil, jobs...); err != nil {
		return err
	}
	show(about + ", nothing changed")
	return nil
}
