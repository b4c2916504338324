package fuzz

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// parseValue reads a conversion of a constant, as a line of a corpus file is one: int8(-5), []byte("ab"), math.Float64frombits(0x7ff8000000000001).
func parseValue(line string) (any, error) {
	open := strings.IndexByte(line, '(')
	if open < 0 || !strings.HasSuffix(line, ")") {
		return nil, errors.New("expected a call")
	}
	name, text := line[:open], strings.TrimSpace(line[open+1:len(line)-1])
	switch name {
	case "[]byte":
		s, err := strconv.Unquote(text)
		return []byte(s), err
	case "string":
		return strconv.Unquote(text)
	case "bool":
		return parseBool(text)
	case "byte", "uint8", "rune", "int32":
		if strings.HasPrefix(text, "'") {
			return parseRune(name, text)
		}
	case "float32", "float64", "math.Float32frombits", "math.Float64frombits":
		return parseFloat(name, text)
	}
	return parseInt(name, text)
}

func parseBool(text string) (any, error) {
	if text != "true" && text != "false" {
		return nil, errors.New("expected true or false")
	}
	return text == "true", nil
}

func parseRune(name, text string) (any, error) {
	r, _, rest, err := strconv.UnquoteChar(text[1:], '\'')
	if err != nil || rest != "'" {
		return nil, fmt.Errorf("malformed character %s", text)
	}
	if name == "byte" || name == "uint8" {
		if r > math.MaxUint8 {
			return nil, fmt.Errorf("%s is no byte", text)
		}
		return byte(r), nil
	}
	return r, nil
}

func parseFloat(name, text string) (any, error) {
	switch name {
	case "math.Float32frombits":
		bits, err := strconv.ParseUint(text, 0, 32)
		return math.Float32frombits(uint32(bits)), err
	case "math.Float64frombits":
		bits, err := strconv.ParseUint(text, 0, 64)
		return math.Float64frombits(bits), err
	case "float32":
		f, err := strconv.ParseFloat(text, 32)
		return float32(f), err
	}
	return strconv.ParseFloat(text, 64)
}

func parseInt(name, text string) (any, error) {
	if size, ok := strings.CutPrefix(name, "uint"); ok || name == "byte" {
		return parseUnsigned(name, size, text)
	}
	bits := map[string]int{"int": 64, "int8": 8, "int16": 16, "int32": 32, "rune": 32, "int64": 64}[name]
	if bits == 0 {
		return nil, fmt.Errorf("unknown type %s", name)
	}
	n, err := strconv.ParseInt(text, 0, bits)
	switch name {
	case "int":
		return int(n), err
	case "int8":
		return int8(n), err
	case "int16":
		return int16(n), err
	case "int64":
		return n, err
	}
	return int32(n), err
}

func parseUnsigned(name, size, text string) (any, error) {
	bits := map[string]int{"": 64, "8": 8, "16": 16, "32": 32, "64": 64}[size]
	if name == "byte" {
		bits = 8
	}
	if bits == 0 {
		return nil, fmt.Errorf("unknown type %s", name)
	}
	n, err := strconv.ParseUint(text, 0, bits)
	switch name {
	case "uint":
		return uint(n), err
	case "uint16":
		return uint16(n), err
	case "uint32":
		return uint32(n), err
	case "uint64":
		return n, err
	}
	return uint8(n), err
}
