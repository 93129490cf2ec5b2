#!/usr/bin/env bash
# Cold start, size and warm throughput of the example's HTTP backend against a hand-written handler, in one run.
#   benchmarks/process.sh [--cold=N] [--warm=N] [--events=token]
# With --events=token callers have a signed token, which both verify, and todos have owners.
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
floor_jar=function.jar floor_handler=bench.FloorHandler
if [[ " $* " == *" --events=token "* ]]; then
  floor_jar=token.jar floor_handler=bench.TokenFloorHandler
  javac -nowarn --release 17 -cp "$work/target/function.jar:$here/target/runtime/*" -d "$work/target/token" "$here"/floor/bench/*.java
  cp "$work/target/function.jar" "$work/target/token.jar"
  jar uf "$work/target/token.jar" -C "$work/target/token" .
  export SESSION_KEY=the-benchmarks-own-key-of-32-bytes
fi
archive=$(ls "$here"/../workspace-example/backends/aws-lambda/target/*-lambda.zip)
handler=$(unzip -l "$archive" | sed -n 's#.* \(.*pikku/HttpHandler\)\.class$#\1#p' | tr / .)
java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
jdks=("--jdk=$java")
for home in "${JAVA25_HOME:-}" "$(dirname "$java")"/*25*; do
  [ -n "$home" ] && [ -x "$home/bin/java" ] && [ "$home" != "$java" ] && { jdks+=("--jdk=$home"); break; }
done
exec java -cp "$here/target/classes:$(cat "$here/target/class-path.txt")" dev.pikku.benchmarks.process.ColdStart \
  "floor=$work/target/$floor_jar:$floor_handler" "pikku=$archive:$handler" \
  "--runtime=$here/target/runtime" "${jdks[@]}" "$@"
