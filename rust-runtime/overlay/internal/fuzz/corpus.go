// Package fuzz reads the seeds of fuzz targets.
package fuzz

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	_ "testing" // Its CorpusEntry is to be ours: an anonymous struct is one type in packages that import one another.
	"time"
)

// CorpusEntry is one list of arguments for a fuzz target. Package testing declares the same type.
type CorpusEntry = struct {
	Parent     string
	Path       string
	Data       []byte
	Values     []any
	Generation int
	IsSeed     bool
}

// CoordinateFuzzingOpts says how to fuzz.
type CoordinateFuzzingOpts struct {
	Log             io.Writer
	Timeout         time.Duration
	Limit           int64
	MinimizeTimeout time.Duration
	MinimizeLimit   int64
	Parallel        int
	Seed            []CorpusEntry
	Types           []reflect.Type
	CorpusDir       string
	CacheDir        string
}

var errUnsupported = errors.New("fuzzing is not supported: programs of go2rs have no coverage counters; without -test.fuzz, fuzz targets run on their seeds")

// CoordinateFuzzing says that it cannot.
func CoordinateFuzzing(ctx context.Context, opts CoordinateFuzzingOpts) error { return errUnsupported }

// RunFuzzWorker says that it cannot.
func RunFuzzWorker(ctx context.Context, fn func(CorpusEntry) error) error { return errUnsupported }

// ResetCoverage has nothing to reset.
func ResetCoverage() {}

// SnapshotCoverage has nothing to keep.
func SnapshotCoverage() {}

// MalformedCorpusError lists what is wrong with the files of a corpus.
type MalformedCorpusError struct {
	errs []error
}

func (e *MalformedCorpusError) Error() string {
	return errors.Join(e.errs...).Error()
}

// ReadCorpus reads the seeds in a directory, which need not exist. Files that are no seeds for these types are errors, beside which the others are returned.
func ReadCorpus(dir string, types []reflect.Type) ([]CorpusEntry, error) {
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading seed corpus from testdata: %v", err)
	}
	var entries []CorpusEntry
	var wrong []error
	for _, file := range files {
		if file.IsDir() {
			continue
		}
		name := filepath.Join(dir, file.Name())
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("failed to read corpus file: %v", err)
		}
		values, err := parseCorpus(data, types)
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%q: %v", name, err))
			continue
		}
		entries = append(entries, CorpusEntry{Path: name, Values: values})
	}
	if len(wrong) > 0 {
		return entries, &MalformedCorpusError{errs: wrong}
	}
	return entries, nil
}

func parseCorpus(data []byte, types []reflect.Type) ([]any, error) {
	lines := bytes.Split(data, []byte("\n"))
	if version := string(bytes.TrimSuffix(lines[0], []byte("\r"))); version != "go test fuzz v1" {
		return nil, fmt.Errorf("unknown encoding version: %s", version)
	}
	var values []any
	for _, line := range lines[1:] {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		value, err := parseValue(string(line))
		if err != nil {
			return nil, fmt.Errorf("malformed line %q: %v", line, err)
		}
		values = append(values, value)
	}
	if err := CheckCorpus(values, types); err != nil {
		return nil, err
	}
	return values, nil
}

// CheckCorpus says whether values have the types that a fuzz target wants.
func CheckCorpus(values []any, types []reflect.Type) error {
	if len(values) != len(types) {
		return fmt.Errorf("wrong number of values in corpus entry: %d, want %d", len(values), len(types))
	}
	for i, t := range types {
		if given := reflect.TypeOf(values[i]); given != t {
			return fmt.Errorf("mismatched types in corpus entry: %v, want %v", given, t)
		}
	}
	return nil
}
