#!/usr/bin/env bash
# What a publication to 1,000 clients takes, beside as many bare requests of the same client: both to the local gateway,
# in turn, in one run. Needs `mvn package` to have run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec java -cp "$here/target/classes:$(cat "$here/target/class-path.txt")" dev.pikku.benchmarks.channel.Publishing
