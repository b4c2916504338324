#!/bin/bash
# usage: target-all.sh out "patterns" crates...   translate, stub overlays, check
cd /work/wt/lower
./target-tr.sh $1 /tmp/lw/bank $2 2>&1 | grep -v SLF4J
out=$1; shift; shift
if [ -z "$NOSTUB" ]; then for f in $(cd rust-runtime/overlay; find . -name '*.rs'); do b=$(basename $f .rs); d=$(dirname $f | sed 's#^\./##; s#.*overlay/##'); c=go_$(echo $d | tr '/' '_'); for g in $out/$c/src/$b.rs $out/$c/src/${b}_.rs; do [ -f $g ] && grep -q "^pub\|^    pub" $g && head -3 $g >/dev/null && cmp -s $g rust-runtime/overlay/$f && python3 target-stub.py $g; done; done; fi
cd $out; CARGO_TARGET_DIR=/work/wt/lower/target-cargo cargo check --keep-going --offline $(for c in "$@"; do echo -p $c; done) --message-format=short 2>&1 | grep -v "Checking\|^warning\|Compiling"
