// An adapter in Go: go build -o adapter example.go b24sdk_adapter.go. What is under test is callBitrix24; put your SDK in its place.
package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"time"
)

type bitrix24Error struct {
	code, description any
	status            int
}

func (failure *bitrix24Error) Error() string { return "Bitrix24 refuses the call" }

func callBitrix24(url string, params Object, timeout time.Duration) (any, error) {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	client := http.Client{Timeout: timeout, CheckRedirect: stay}
	sent, _ := json.Marshal(params)
	response, err := client.Post(url, "application/json", bytes.NewReader(sent))
	if err != nil { // its text names the URL, and the URL of a webhook is a secret
		return nil, &bitrix24Error{"NETWORK", nil, 0}
	}
	defer response.Body.Close()
	var body Object
	if json.NewDecoder(response.Body).Decode(&body) != nil {
		return nil, &bitrix24Error{"INVALID_ANSWER", nil, response.StatusCode}
	}
	if result, found := body["result"]; found && body["error"] == nil && response.StatusCode == 200 {
		return result, nil
	}
	return nil, &bitrix24Error{body["error"], body["error_description"], response.StatusCode}
}

func prepare(call Call) func() (any, error) {
	url := call.Text("webhook_url") + call.Method
	if call.Portal["auth"] == "oauth" {
		url = call.Text("client_endpoint") + call.Method
		call.Params["auth"] = call.Text("access_token")
	}
	return func() (any, error) { return callBitrix24(url, call.Params, call.Timeout(30*time.Second)) }
}

func explain(failure error) Object {
	own := failure.(*bitrix24Error)
	return Fields(failure, Object{"code": own.code, "description": own.description, "http_status": own.status})
}

func main() {
	Serve(Object{
		"name": "go-http", "version": "1.0.0", "language": "Go", "license": "BSD-3-Clause",
		"auth": []string{"webhook", "oauth"}, "schemes": []string{"http", "https"}, "timeout": "option",
		"capabilities": []string{"timeout", "http-status", "code", "description"},
	}, prepare, explain)
}
