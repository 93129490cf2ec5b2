#!/usr/bin/env bash
# What the first event takes after a snapshot by SnapStart's rules, by what it takes without one; in-process, each in a
# process of its own.
#   benchmarks/snapstart.sh [ROUNDS]
# Needs `mvn package` to have run; packages the example's HTTP backend once more, with snapshots, and puts it back.
# JAVA25_HOME adds a second JDK (looked for beside the running one).
set -euo pipefail
cd "$(dirname "$0")"
module=workspace-example/backends/aws-lambda
package() { mvn -B -q -ntp -f .. package -DskipTests -pl $module -am "$@"; }
package -Dpikku.lambda.snapStart=true
mkdir -p target/snapstart
cp ../$module/target/*-lambda.zip target/snapstart/function.zip
package
handler=$(unzip -l target/snapstart/function.zip | sed -n 's#.* \(.*pikku/HttpHandler\)\.class$#\1#p' | tr / .)
java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
jdks=("$java")
for home in "${JAVA25_HOME:-}" "$(dirname "$java")"/*25*; do
  [ -n "$home" ] && [ -x "$home/bin/java" ] && [ "$home" != "$java" ] && { jdks+=("$home"); break; }
done
exec java -cp "target/classes:$(cat target/class-path.txt)" dev.pikku.benchmarks.process.SnapshotGain \
  "target/snapstart/function.zip:$handler" target/runtime "${1:-15}" "${jdks[@]}"
