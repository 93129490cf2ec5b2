#!/usr/bin/env bash
# How long `pikku:generate` takes for many functions, in a fresh Maven process, beyond Maven's own start.
#   benchmarks/generate.sh [FUNCTIONS]      default 1000
# Needs `mvn verify` to have run: the plugin comes from the repository that the integration tests installed it into,
# everything else from the user's own (LOCAL_REPOSITORY, default ~/.m2/repository), which is not written to.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-1000}
# a directory of its own for each run, and nothing deleted on the way: ext4 looks at every inode that was deleted within
# the last minutes before it gives one out, which makes writing 2,000 files take 1.3 s instead of 0.2
work=$here/target/generate/$(date +%s)
repository=$work/repository
mkdir -p "$work"
cp -rs "${LOCAL_REPOSITORY:-$HOME/.m2/repository}" "$repository"
rm -rf "$repository/dev/pikku"; mkdir -p "$repository/dev"
cp -r "$here/../it/target/repository/dev/pikku" "$repository/dev/"
mkdir -p "$work/template/functions/src/main/java/acme" "$work/template/backend"
project() { # ARTIFACT PACKAGING REST
  printf '<project><modelVersion>4.0.0</modelVersion><groupId>acme</groupId><artifactId>%s</artifactId><version>1</version><packaging>%s</packaging>
  <properties><maven.compiler.release>17</maven.compiler.release><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>%s</project>\n' "$@"
}
pins='<pluginManagement><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><version>3.15.0</version></plugin><plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin></plugins></pluginManagement>'
pikku='<groupId>dev.pikku</groupId><version>0.1.0-SNAPSHOT</version>'
project root pom '<modules><module>functions</module><module>backend</module></modules>' > "$work/template/pom.xml"
project functions jar "<dependencies><dependency>$pikku<artifactId>pikku-runtime</artifactId></dependency></dependencies><build>$pins</build>" > "$work/template/functions/pom.xml"
project backend jar "<dependencies><dependency><groupId>acme</groupId><artifactId>functions</artifactId><version>1</version></dependency><dependency>$pikku<artifactId>pikku-lambda</artifactId></dependency></dependencies>
  <build>$pins<plugins><plugin>$pikku<artifactId>pikku-maven-plugin</artifactId></plugin></plugins></build>" > "$work/template/backend/pom.xml"
for ((i = 0; i < count; i++)); do
  cat > "$work/template/functions/src/main/java/acme/F$i.java" <<J
package acme;

import dev.pikku.*;
import jakarta.validation.constraints.*;

public final class F$i {
  public record In(@NotBlank @Size(max = 200) String id, int number) {}
  public record Out(String id, int number) {}

  private F$i() {}

  @PikkuFunc
  @WireHttp(method = HttpMethod.POST, route = "/f$i/{id}", auth = Auth.PUBLIC)
  public static Out run(In input) {
    return new Out(input.id(), input.number());
  }
}
J
done
timed() { # LABEL ARGUMENTS
  local label=$1 TIMEFORMAT='%R s, processor %U s'; shift
  printf '%-36s' "$label"
  time mvn -B -q -o -f "$workspace/pom.xml" "-Dmaven.repo.local=$repository" "$@" | tr -d '\033' | sed 's/\[0m//g;s/\[m//g' | tr -d '\n'
}
goal=dev.pikku:pikku-maven-plugin:0.1.0-SNAPSHOT:generate
unset MAVEN_OPTS
for options in "" "-XX:TieredStopAtLevel=1"; do
  workspace=$work/workspace$options
  cp -r "$work/template" "$workspace"
  # where the script looks for .mvn, whatever directory it is called from
  mkdir "$workspace/.mvn"; printf '%s\n' "$options" > "$workspace/.mvn/jvm.config"
  echo "with ${options:-no options} in .mvn/jvm.config:"
  timed "Maven alone" validate
  timed "$count functions from sources" "$goal"
  timed "again, nothing changed" "$goal"
  mkdir "$workspace/from-sources"
  mv "$workspace/backend/target" "$workspace/backend/serverless.yml" "$workspace/from-sources"
  mvn -B -q -o -f "$workspace/pom.xml" "-Dmaven.repo.local=$repository" compile -pl functions
  timed "Maven alone, compile nothing" compile -pl functions
  timed "$count functions from class files" compile -pl functions,backend "$goal"
done
