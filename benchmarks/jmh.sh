#!/usr/bin/env bash
# JMH: what runs on every call. Needs `mvn package` to have run; arguments go to JMH, such as `RequestBenchmark -f 2`.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec java -cp "$here/target/classes:$(cat "$here/target/class-path.txt")" org.openjdk.jmh.Main "$@"
