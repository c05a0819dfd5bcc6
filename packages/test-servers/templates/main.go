/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// Command templates renders templates as Weave GitOps and clusterctl do, so that
// Groundplan's own interpreters can be compared with them: it reads a JSON list
// of cases on standard input and answers a JSON list of results.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
	"sigs.k8s.io/cluster-api/cmd/clusterctl/client/yamlprocessor"
)

type testCase struct {
	Engine     string            `json:"engine"`
	Template   string            `json:"template"`
	Data       any               `json:"data"`
	Params     map[string]string `json:"params"`
	Delimiters []string          `json:"delimiters"`
	MissingKey string            `json:"missingKey"`
}

type result struct {
	Output    string   `json:"output"`
	Error     string   `json:"error,omitempty"`
	Variables []string `json:"variables,omitempty"`
}

func main() {
	var cases []testCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	results := make([]result, len(cases))
	for i, c := range cases {
		results[i] = run(c)
	}
	if err := json.NewEncoder(os.Stdout).Encode(results); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(c testCase) (r result) {
	// Some upstream functions panic on odd input; for a user that is an error.
	defer func() {
		if p := recover(); p != nil {
			r = result{Error: fmt.Sprint("panic: ", p)}
		}
	}()
	var err error
	switch c.Engine {
	case "envsubst":
		r.Output, r.Variables, err = envsubst(c)
	case "go-template":
		r.Output, err = goTemplate(c)
	default:
		err = fmt.Errorf("unknown engine %q", c.Engine)
	}
	if err != nil {
		return result{Error: err.Error(), Variables: r.Variables}
	}
	return r
}

func envsubst(c testCase) (string, []string, error) {
	processor := yamlprocessor.NewSimpleProcessor()
	variables, err := processor.GetVariables([]byte(c.Template))
	if err != nil {
		return "", nil, err
	}
	output, err := processor.Process([]byte(c.Template), func(name string) (string, error) {
		if value, ok := c.Params[name]; ok {
			return value, nil
		}
		return "", fmt.Errorf("no value for %s", name)
	})
	return string(output), variables, err
}

func goTemplate(c testCase) (string, error) {
	t := template.New("case").Funcs(functions())
	if len(c.Delimiters) == 2 {
		t = t.Delims(c.Delimiters[0], c.Delimiters[1])
	}
	if c.MissingKey != "" {
		t = t.Option("missingkey=" + c.MissingKey)
	}
	parsed, err := t.Parse(c.Template)
	if err != nil {
		return "", err
	}
	data := c.Data
	// Parameters are strings and nothing else, in a map that says so.
	if fields, ok := data.(map[string]any); ok && c.Params != nil {
		fields["params"] = c.Params
	}
	var out strings.Builder
	err = parsed.Execute(&out, data)
	return out.String(), err
}

// functions are Sprig's, without those that Weave GitOps takes away.
func functions() template.FuncMap {
	f := sprig.TxtFuncMap()
	for _, name := range []string{
		"env", "expandenv", "getHostByName", "genPrivateKey", "derivePassword", "sha256sum",
		"base", "dir", "ext", "clean", "isAbs", "osBase", "osDir", "osExt", "osClean", "osIsAbs",
	} {
		delete(f, name)
	}
	return f
}
