package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// A builder is one way to make a binary.
type builder struct {
	name string
	argv []string
}

// binaries shows what building small and large programs takes once what they import is compiled, and how large they become.
func (b *bench) binaries() error {
	builders := []builder{
		{"go", []string{"go", "build"}},
		{"dev", []string{b.go2rs, "build"}},
		{"release", []string{b.go2rs, "build", "--release"}},
	}
	fmt.Printf("  %-34s %-10s %12s %12s %12s %12s\n", "program", "built by", "first", "after edits", "size", "stripped")
	for _, each := range []struct{ module, program, about string }{
		{"fixtures", "hello", "hello: println"},
		{"fixtures", "printf", "printf: fmt"},
		{"fixtures", "apps/orders", "orders: net/http, TLS, JSON"},
		{"fixtures/modules", "markdown", "markdown: goldmark"},
	} {
		if !b.wants(each.program) {
			continue
		}
		module, err := b.copyProgram(filepath.Join(b.home, each.module), each.program)
		if err != nil {
			return err
		}
		edit, err := editor(filepath.Join(module, each.program, "main.go"), regexp.MustCompile(`(?m)\z`), "\nvar edited = %d\n")
		if err != nil {
			return err
		}
		for _, builder := range builders {
			row, err := b.binary(job{dir: module, argv: append(builder.argv, "-o", filepath.Join(b.work, "binary"), "./"+each.program)}, edit)
			if err != nil {
				return err
			}
			fmt.Printf("  %-34s %-10s %s\n", each.about, builder.name, row)
		}
	}
	return nil
}

// binary measures a build whose output is the job's last but one argument.
func (b *bench) binary(build job, edit func(round int) error) (string, error) {
	start := time.Now()
	if _, err := build.run(); err != nil {
		return "", err
	}
	first := time.Since(start)
	var edited []sample
	for round := range b.rounds {
		if err := edit(round); err != nil {
			return "", err
		}
		s, err := build.run()
		if err != nil {
			return "", err
		}
		edited = append(edited, s)
	}
	out := build.argv[len(build.argv)-2]
	size, err := sizeOf(out)
	if err != nil {
		return "", err
	}
	if _, err := (job{argv: []string{"strip", out}}).run(); err != nil {
		return "", err
	}
	stripped, err := sizeOf(out)
	return fmt.Sprintf("%12s %12s %12s %12s", seconds(first), seconds(median(edited).wall), size, stripped), err
}

func sizeOf(file string) (string, error) {
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	return mebi(info.Size()), nil
}
