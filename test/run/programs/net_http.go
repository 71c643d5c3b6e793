// Arguments: a Region, its host, another Region's host.
package main

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strings"
)

var account = os.Getenv("TWILIO_ACCOUNT_SID")

type key struct {
	Sid    string `json:"sid"`
	Secret string `json:"secret"`
}

func ask(host, path, user, password string, form url.Values) (*http.Response, error) {
	method := "GET"
	if form != nil {
		method = "POST"
	}
	address := "https://" + host + "/2010-04-01/Accounts/" + account + path
	request, err := http.NewRequest(method, address, strings.NewReader(form.Encode()))
	if err != nil {
		panic(err)
	}
	request.SetBasicAuth(user, password)
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return http.DefaultClient.Do(request)
}

func must(response *http.Response, err error) *http.Response {
	if err != nil {
		panic(err)
	}
	return response
}

func main() {
	region, host, otherHost := os.Args[1], os.Args[2], os.Args[3]
	token := os.Getenv("TWILIO_" + strings.ToUpper(region) + "_AUTH_TOKEN")
	var made key
	created := must(ask(host, "/Keys.json", account, token, url.Values{"FriendlyName": {"worker"}}))
	if err := json.NewDecoder(created.Body).Decode(&made); err != nil {
		panic(err)
	}
	used := must(ask(host, "/Messages.json", made.Sid, made.Secret, nil)).StatusCode
	refused := must(ask(otherHost, "/Messages.json", made.Sid, made.Secret, nil)).StatusCode
	withoutEdge := ""
	if _, err := ask("api.ie1.twilio.com", "/Messages.json", made.Sid, made.Secret, nil); err != nil {
		withoutEdge = err.Error()
	}
	json.NewEncoder(os.Stdout).Encode(map[string]any{
		"sid": made.Sid, "used": used, "refused": refused, "withoutEdge": withoutEdge,
	})
}
