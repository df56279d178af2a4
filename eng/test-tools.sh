# Sourced by ./test: what tests use beyond .NET. As root on a system with apt-get it is installed; elsewhere a line says what to install, and the
# tests that need it are reported as skipped.

have_java() { command -v java >/dev/null 2>&1 && [ "$(java -version 2>&1 | sed -n '1s/.*version "\([0-9]*\).*/\1/p')" -ge 17 ] 2>/dev/null; }
have() { command -v "$1" >/dev/null 2>&1; }

install_test_tools() {
  local missing=()
  have_java || missing+=("default-jre-headless|Java 17 or newer|a real Kafka")
  have openssl || missing+=("openssl|openssl|Kafka's authenticated listener")
  have promtool && have prometheus || missing+=("prometheus|Prometheus and promtool|the scrape of a real Prometheus")
  have chromium || have chromium-browser || have google-chrome || missing+=("chromium|chromium|the live page in a real browser")
  have prometheus-alertmanager && have amtool || missing+=("prometheus-alertmanager|Alertmanager and amtool|an alert that reaches its channel")
  have sox || missing+=("sox|sox|sound files of other formats")
  if [ ${#missing[@]} -eq 0 ]; then
    echo "java, openssl, prometheus, alertmanager, chromium, sox: all here"
    return
  fi

  local entry
  if [ "$(id -u)" -eq 0 ] && have apt-get; then
    local packages=()
    for entry in "${missing[@]}"; do packages+=("${entry%%|*}"); done
    echo "Installing ${packages[*]} (apt-get) …"

    # RUNLEVEL=1 keeps Debian's prometheus and alertmanager from being started as services: the tests start their own, on free ports.
    if ! { apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"; } >/tmp/emotionstream-apt.log 2>&1; then
      tail -5 /tmp/emotionstream-apt.log
      echo "apt-get failed; tests that need these are skipped (the whole log: /tmp/emotionstream-apt.log)."
    fi
    return
  fi

  for entry in "${missing[@]}"; do
    IFS='|' read -r package name use <<<"$entry"
    echo "Missing: $name, for $use (Debian package $package). Tests that need it are skipped."
  done
}
