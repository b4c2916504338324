#!/usr/bin/env bash
# All tests: the runtime's crates, then the Java modules with every fixture against real Go. Stops at the first that fails. All that they say is in target/test/, the gist of it here.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
logs=$PWD/target/test
mkdir -p "$logs"

# suite NAME PATTERN COMMAND... runs tests and shows the lines that the pattern matches; where they fail, the end of the log as well.
suite() {
  local name=$1 pattern=$2 start=$SECONDS
  shift 2
  echo "== $name: $*"
  if "$@" 2>&1 | tee "$logs/$name.log" | { grep --line-buffered -E "$pattern" || true; }; then
    echo "== $name: ok after $((SECONDS - start)) s"
  else
    tail -n 30 "$logs/$name.log"
    echo "== $name: FAILED after $((SECONDS - start)) s; all of it is in $logs/$name.log"
    exit 1
  fi
}

suite runtime '^error|^test result|FAILED|panicked at' cargo test --manifest-path rust-runtime/Cargo.toml
suite java '^\[INFO\] (Building|Tests run:.* in )|^\[ERROR\] (.*(Tests run|FAILURE!|COMPILATION)|  )|^fixtures:' mvn -B -Dstyle.color=never verify
