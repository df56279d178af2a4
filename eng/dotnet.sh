# Sourced by ./emotionstream, ./test and the benchmarks: finds the .NET 10 SDK, or says how to get it; publishes a project.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

find_dotnet() {
  local place
  for place in "" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet "$HOME/.dotnet"; do
    if command -v "${place:+$place/}dotnet" >/dev/null 2>&1 && "${place:+$place/}dotnet" --list-sdks 2>/dev/null | grep -q '^10\.'; then
      [ -z "$place" ] || export PATH="$place:$PATH" DOTNET_ROOT="$place"
      return 0
    fi
  done
  cat >&2 <<'EOF'
EmotionStream needs the .NET 10 SDK, which was not found.
  Debian, Ubuntu:  apt-get install dotnet-sdk-10.0   (https://learn.microsoft.com/dotnet/core/install/linux)
  elsewhere:       https://dotnet.microsoft.com/download/dotnet/10.0
EOF
  return 1
}

# Publishes a project compiled ahead of time, so that it starts fast and does not spend its first seconds on compiling itself; without
# the compiler for that (a package of the registry), as it is.  publish PROJECT FOLDER
publish() {
  dotnet publish "$1" -c Release --nologo -v q -clp:NoSummary -p:PublishReadyToRun=true -o "$2" && return
  echo "Not compiled ahead of time: trying without (it starts more slowly)." >&2
  dotnet publish "$1" -c Release --nologo -v q -clp:NoSummary -o "$2"
}
