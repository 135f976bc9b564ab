#!/bin/sh
# An adapter in shell: sh example.sh. What is under test is call_bitrix24, a script with curl; put your command in its place.
# It reads and writes JSON with jq. The URL goes to curl by standard input: lists of processes show parameters.
command -v curl >/dev/null && command -v jq >/dev/null || exit 3

# Prints the answer's body and, on a line of its own, the HTTP status. Reads curl's settings from standard input.
call_bitrix24() {
  curl --silent --show-error --request POST --header 'Content-Type: application/json' \
    --max-time "$1" --write-out '\n%{http_code}' --config -
}

one_call() {
  seconds=$(printf '%s' "$1" | jq '(.timeout_ms // 30000) / 1000')
  settings=$(printf '%s' "$1" | jq -r '.portal as $p
    | (($p.webhook_url // $p.client_endpoint) + .method) as $url
    | (.params + if $p.auth == "oauth" then { auth: $p.access_token } else {} end) as $params
    | "url = \($url | @json)\ndata = \($params | @json | @json)"')
  answer=$(printf '%s\n' "$settings" | call_bitrix24 "$seconds" 2>&1)
  jq -cn --arg exit "$?" --arg answer "$answer" '
    ($answer | rindex("\n") // 0) as $cut
    | ($answer[:$cut] | try fromjson catch null) as $body
    | ($answer[$cut + 1:] | tonumber? // null) as $status
    | if $exit == "0" and $status == 200 and ($body | type) == "object" and ($body | has("result")) and ($body | has("error") | not)
      then { outcome: "result", surface: "process", result: $body.result, result_kind: ($body.result | type) }
      else { outcome: "error", surface: "process", error: {
        type: "curl exit \($exit)", type_from: "property", message: $answer,
        code: $body.error?, code_from: (if $body.error? then "body" else "none" end),
        description: $body.error_description?, description_from: (if $body.error_description? then "body" else "none" end),
        http_status: $status, http_status_from: (if $status then "property" else "none" end) } }
      end'
}

while IFS= read -r line; do
  case $(printf '%s' "$line" | jq -r .cmd) in
    handshake)
      jq -cn --arg version "$(curl --version | sed -n '1s/^curl \([^ ]*\).*/\1/p')" '{
        b24sdk: 1, name: "shell-curl", version: $version, language: "shell", license: "curl", auth: ["webhook", "oauth"],
        schemes: ["http", "https"], ca: "env", proxy: "env", timeout: "option",
        capabilities: ["timeout", "http-status", "code", "description"] }'
      ;;
    call)
      count=$(printf '%s' "$line" | jq .repeat.count)
      for _ in $(seq "$count"); do one_call "$line"; done | jq -cs --arg id "$(printf '%s' "$line" | jq -r .id)" '
        { b24sdk: 1, id: $id } + (map(select(.outcome != "result"))[0] // .[-1])
        + if length > 1 then { calls: . } else {} end'
      ;;
    *) exit 0 ;;
  esac
done
