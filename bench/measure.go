package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A sample is what one run of a command took.
type sample struct {
	wall   time.Duration
	cpu    time.Duration
	memory int64    // largest resident set of the process, or of one that it waited for, in bytes
	told   []string // what the program said of its own latencies, on the error output
}

// A job is a command to be measured.
type job struct {
	dir   string
	env   []string
	stdin []byte
	argv  []string
}

// run measures one run. A program that fails is an error, with what it said.
func (j job) run() (sample, error) {
	cmd := exec.Command(j.argv[0], j.argv[1:]...)
	cmd.Dir = j.dir
	cmd.Env = append(os.Environ(), j.env...)
	cmd.Stdin = bytes.NewReader(j.stdin)
	cmd.Stdout = io.Discard
	var said bytes.Buffer
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if err != nil {
		return sample{}, fmt.Errorf("%v: %w\n%s", j.argv, err, said.String())
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return sample{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), usage.Maxrss * 1024, latencies(said.String())}, nil
}

func latencies(said string) []string {
	var lines []string
	for line := range strings.Lines(said) {
		if strings.HasPrefix(line, "latency ") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

// interleave runs jobs in turns and gives the median of each. A run of each goes before, unmeasured.
func interleave(rounds int, before func(round int) error, jobs ...job) ([]sample, error) {
	all := make([][]sample, len(jobs))
	for round := 0; round <= rounds; round++ {
		for i, j := range jobs {
			if before != nil {
				if err := before(round*len(jobs) + i); err != nil {
					return nil, err
				}
			}
			s, err := j.run()
			if err != nil {
				return nil, err
			}
			if round > 0 {
				all[i] = append(all[i], s)
			}
		}
	}
	var medians []sample
	for _, samples := range all {
		medians = append(medians, median(samples))
	}
	return medians, nil
}

// median takes the median of each figure by itself, and the latencies of the last run.
func median(samples []sample) sample {
	return sample{
		middle(samples, func(s sample) time.Duration { return s.wall }),
		middle(samples, func(s sample) time.Duration { return s.cpu }),
		middle(samples, func(s sample) int64 { return s.memory }),
		samples[len(samples)-1].told,
	}
}

func middle[T int64 | time.Duration](samples []sample, of func(sample) T) T {
	var values []T
	for _, s := range samples {
		values = append(values, of(s))
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func mebi(bytes int64) string { return fmt.Sprintf("%.1f MiB", float64(bytes)/(1<<20)) }

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }
