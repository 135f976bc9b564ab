// What every adapter in Go does: read lines, make calls, print lines. It needs nothing but Go's own packages, so that this one file can be
// copied beside an adapter of your own. docs/guides/test-an-sdk.md tells the protocol.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"time"
)

// Object is a JSON object.
type Object = map[string]any

// Call is what the suite asks for, with its members as the protocol names them.
type Call struct {
	Id, Method string
	Params     Object
	Portal     Object
	Repeat     struct{ Count, Parallel int }
	Tls        struct{ Ca_file *string }
	Timeout_ms *float64
	State_dir  string
}

// Text is a member of the portal, empty where it is null.
func (call Call) Text(name string) string {
	text, _ := call.Portal[name].(string)
	return text
}

// Timeout is the time-out that the suite sets, or the SDK's own.
func (call Call) Timeout(own time.Duration) time.Duration {
	if call.Timeout_ms == nil {
		return own
	}
	return time.Duration(*call.Timeout_ms) * time.Millisecond
}

// Fields of an error that the SDK exposes: what is nil or empty is marked as not there.
func Fields(failure error, properties Object) Object {
	out := Object{"type": fmt.Sprintf("%T", failure), "type_from": "class", "message": failure.Error()}
	for name, value := range properties {
		out[name], out[name+"_from"] = value, "property"
		if value == nil || value == "" || value == 0 {
			out[name], out[name+"_from"] = nil, "none"
		}
	}
	return out
}

var kinds = map[string]string{"bool": "boolean", "float64": "number", "string": "string", "<nil>": "null", "[]interface {}": "array"}

func outcome(result any, failure error, explain func(error) Object) Object {
	if failure != nil {
		return Object{"outcome": "error", "surface": "returned", "error": explain(failure)}
	}
	kind, known := kinds[fmt.Sprintf("%T", result)]
	if !known {
		kind = "object"
	}
	return Object{"outcome": "result", "surface": "returned", "result": result, "result_kind": kind}
}

// Serve serves the protocol until its input ends. prepare builds the SDK for one call and gives a function that holds nothing but what a
// user of the SDK writes; explain makes fields of the error that it returns.
func Serve(handshake Object, prepare func(Call) func() (any, error), explain func(error) Object) {
	commands, replies := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var command struct {
			B24sdk int
			Cmd    string
			Call
		}
		if err := commands.Decode(&command); err != nil || command.Cmd == "stop" {
			return
		}
		reply := Object{"b24sdk": 1}
		switch {
		case command.B24sdk == 1 && command.Cmd == "handshake":
			for name, value := range handshake {
				reply[name] = value
			}
		case command.B24sdk == 1 && command.Cmd == "call":
			call, calls := prepare(command.Call), []Object{}
			telling := Object(nil)
			for len(calls) < command.Repeat.Count {
				result, failure := call()
				calls = append(calls, outcome(result, failure, explain))
				if telling == nil || failure != nil && telling["outcome"] == "result" {
					telling = calls[len(calls)-1]
				}
			}
			for name, value := range telling {
				reply[name] = value
			}
			reply["id"] = command.Id
			if len(calls) > 1 {
				reply["calls"] = calls
			}
		default:
			fmt.Fprintln(os.Stderr, "This is not a command of protocol version 1.")
			os.Exit(64)
		}
		replies.Encode(reply)
	}
}
