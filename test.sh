#!/usr/bin/env bash
# All tests: the runtime's crates, then the Java modules, then every fixture against real Go.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
cargo test --manifest-path rust-runtime/Cargo.toml
mvn -B verify
