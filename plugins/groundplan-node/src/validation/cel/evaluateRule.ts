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
import { celEnv, CelInput, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { matchPattern } from '../schema/matchPattern';
import { Schema } from '../schema/Schema';
import { comparesPlainly } from './comparesPlainly';
import { comparesWithOld, Expression, loopsOf } from './expressions';

const MAX_RULES = 2_000;
/** Turns of loops within each other. */
const MAX_TURNS = 100_000;

/** Whether a rule holds, or why that cannot be told. @internal */
export type RuleVerdict =
  | { kind: 'held' }
  | { kind: 'broken' }
  | { kind: 'untold'; why: string };

interface Compiled {
  expression: Expression;
  evaluate(bindings: { self: CelInput }): unknown;
}

const environment = celEnv({
  // Its own do as Go's do but for patterns that are long or odd
  re2: {
    compile: pattern => ({
      test: text => {
        const matches = matchPattern(pattern, text);
        if (matches === undefined) {
          throw new Error('the pattern cannot be read here');
        }
        return matches;
      },
    }),
  },
  funcs: strings.filter(({ name }) => !['format', 'quote'].includes(name)),
});

const compiled = new Map<string, Compiled | undefined>();

/**
 * Evaluates a rule of a definition. What the library does not know as the server
 * does is left open, so that 'broken' is what the server says too.
 *
 * @internal
 */
export function evaluateRule(
  rule: string,
  value: { self: CelInput; schema: Schema; largest: number },
): RuleVerdict {
  const known = compile(rule);
  if (!known) {
    return { kind: 'untold', why: 'it cannot be read here' };
  }
  const { expression, evaluate } = known;
  if (comparesWithOld(expression)) {
    return { kind: 'untold', why: 'it compares with what is there' };
  }
  if (!comparesPlainly(expression, value.schema)) {
    return {
      kind: 'untold',
      why: 'it compares what has no order, or fields that rules do not see',
    };
  }
  if (value.largest ** loopsOf(expression) > MAX_TURNS) {
    return { kind: 'untold', why: 'it would take too long' };
  }
  const result = evaluate({ self: value.self });
  if (typeof result === 'boolean') {
    return { kind: result ? 'held' : 'broken' };
  }
  return {
    kind: 'untold',
    why: isCelError(result)
      ? `it cannot be evaluated here: ${result.message}`
      : 'it is neither true nor false',
  };
}

function compile(rule: string): Compiled | undefined {
  const known = compiled.get(rule);
  if (known || compiled.has(rule)) {
    return known;
  }
  if (compiled.size >= MAX_RULES) {
    compiled.clear();
  }
  const made = tryCompile(rule);
  compiled.set(rule, made);
  return made;
}

function tryCompile(rule: string): Compiled | undefined {
  try {
    const { expr } = parse(rule);
    return { expression: expr, evaluate: plan(environment, expr) };
  } catch {
    return undefined; // What the server has taken and the library does not read
  }
}
