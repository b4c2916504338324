#!/bin/bash
# usage: target-check.sh outdir crate...
d=$1; shift
cd $d && CARGO_TARGET_DIR=/work/wt/lower/target-cargo timeout 580 cargo check --offline $(for c in "$@"; do echo -p $c; done) --message-format=short 2>&1
