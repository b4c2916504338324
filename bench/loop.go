package main

import (
	"errors"
	"fmt"
	"io/fs"
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
	module, err := b.copyProgram(filepath.Join(b.home, "fixtures"), name)
	if err != nil {
		return err
	}
	file := filepath.Join(module, name, edited)
	edit, err := editor(file, find, put)
	if err != nil {
		return err
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

// copyProgram copies one program out of a module into a module of the same path and requirements. The copy is the caller's to edit.
func (b *bench) copyProgram(module, program string) (string, error) {
	into, err := os.MkdirTemp(b.work, "module-")
	if err != nil {
		return "", err
	}
	for _, file := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(module, file))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		if err := os.WriteFile(filepath.Join(into, file), text, 0o644); err != nil {
			return "", err
		}
	}
	return into, os.CopyFS(filepath.Join(into, program), os.DirFS(filepath.Join(module, program)))
}

// editor gives a function that replaces a place of a file by a text with the number of the round.
func editor(file string, find *regexp.Regexp, put string) (func(round int) error, error) {
	original, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	place := find.FindIndex(original)
	return func(round int) error {
		text := string(original[:place[0]]) + fmt.Sprintf(put, round) + string(original[place[1]:])
		return os.WriteFile(file, []byte(text), 0o644)
	}, nil
}
