#!/usr/bin/env bash
# Cold start, size and warm throughput of the example's HTTP backend against a hand-written handler, in one run.
#   benchmarks/process.sh [--cold=N] [--warm=N]
# Needs `mvn package` to have run. FLOOR names the hand-written handler's project (default ../shared/bench/peers/floor);
# JAVA25_HOME adds a second JDK (looked for beside the running one).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
floor=${FLOOR:-$here/../../shared/bench/peers/floor}
work=$here/target/floor
if [ ! -f "$work/target/function.jar" ]; then
  rm -rf "$work"; mkdir -p "$work"; cp -r "$floor/." "$work/"
  mvn -B -q -ntp -f "$work/pom.xml" -DskipTests package
fi
archive=$(ls "$here"/../workspace-example/backends/aws-lambda/target/*-lambda.zip)
handler=$(unzip -l "$archive" | sed -n 's#.* \(.*pikku/HttpHandler\)\.class$#\1#p' | tr / .)
java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
jdks=("--jdk=$java")
for home in "${JAVA25_HOME:-}" "$(dirname "$java")"/*25*; do
  [ -n "$home" ] && [ -x "$home/bin/java" ] && [ "$home" != "$java" ] && { jdks+=("--jdk=$home"); break; }
done
exec java -cp "$here/target/classes:$(cat "$here/target/class-path.txt")" dev.pikku.benchmarks.process.ColdStart \
  "floor=$work/target/function.jar:bench.FloorHandler" "pikku=$archive:$handler" \
  "--runtime=$here/target/runtime" "${jdks[@]}" "$@"
