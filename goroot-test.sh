#!/usr/bin/env bash
# Runs programs of GOROOT/test through go2rs: ./goroot-test.sh 'chan/*' ken/array. Globs over names below GOROOT/test; ** is all of it. BLESS=1 writes the ledger rows of what ran.
set -euo pipefail
home=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
[ $# -gt 0 ] || { sed -n 2p "$0"; exit 2; }
(cd "$home" && mvn -q -B -o -DskipTests -pl cli -am package) && touch "$home/cli/target/.built"
java=$(ls -d "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/temurin-25*/bin/java /usr/lib/jvm/*2[1-9]*/bin/java 2>/dev/null | head -1 || true)
exec "$java" -XX:+UseSerialGC -Xss16m -Dgo2rs.home="$home" -cp "$home/cli/target/test-classes:$home/cli/target/lib/*" org.go2rs.cli.goroot.GorootRun "$@"
