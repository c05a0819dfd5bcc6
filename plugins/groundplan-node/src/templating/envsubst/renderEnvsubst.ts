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

import { DEFAULT_TEMPLATE_LIMITS, TemplateLimits } from '../TemplateLimits';
import { TemplateSource } from '../TemplateSource';
import { WorkMeter } from '../WorkMeter';
import { EnvsubstNode, Substitution } from './EnvsubstNode';
import { variablesOf } from './listEnvsubstVariables';
import { parseEnvsubst } from './parseEnvsubst';
import { substitute } from './substitutionFunctions';

/** Of signs of a pattern: about as much as of what else is a step. */
const CHECKS_PER_STEP = 4;

function requireValues(
  source: TemplateSource,
  nodes: EnvsubstNode[],
  values: Map<string, string>,
) {
  const missing = variablesOf(nodes)
    .filter(variable => variable.required && !values.has(variable.name))
    .map(variable => variable.name);
  if (missing.length > 0) {
    const first = nodes.find(
      (node): node is Substitution =>
        typeof node !== 'string' && missing.includes(node.name),
    );
    throw source.errorAt(
      first?.offset ?? 0,
      `no value for ${missing.join(', ')}`,
    );
  }
}

class Renderer {
  #length = 0;

  constructor(
    readonly source: TemplateSource,
    readonly values: Map<string, string>,
    readonly maxLength: number,
    readonly meter: WorkMeter,
  ) {}

  render(nodes: EnvsubstNode[]): string {
    const parts = nodes.map(node => {
      const text = this.#evaluate(node);
      this.#length += text.length;
      this.#limit(this.#length, node);
      return text;
    });
    return parts.join('');
  }

  #evaluate(node: EnvsubstNode): string {
    if (typeof node === 'string') {
      return node;
    }
    const args = node.args.map(arg => this.#evaluate(arg));
    const value = this.values.get(node.name) ?? '';
    const length = longestResult(node.operator, value, args);
    this.#limit(length, node);
    try {
      this.meter.spend(1);
      this.meter.spendText(length);
      this.meter.spend(patternWork(node.operator, value, args));
      return substitute(node.operator, value, args);
    } catch (error) {
      throw this.source.errorAt(
        node.offset,
        error instanceof Error ? error.message : String(error),
      );
    }
  }

  #limit(length: number, node: EnvsubstNode) {
    if (length > this.maxLength) {
      throw this.source.errorAt(
        typeof node === 'string' ? 0 : node.offset,
        `output is longer than ${this.maxLength} characters`,
      );
    }
  }
}

/** An upper bound of the length that a substitution gives. */
function longestResult(operator: string, value: string, args: string[]) {
  if (operator !== '//') {
    return value.length + args.reduce((sum, arg) => sum + arg.length, 0);
  }
  const [old, to = ''] = args;
  const places = old === '' ? value.length + 1 : value.split(old).length - 1;
  return value.length + places * to.length;
}

/** Every sign of a pattern may be tried on every sign of the value. */
function patternWork(operator: string, value: string, args: string[]) {
  return /^[#%]/.test(operator) && args.length > 0
    ? Math.ceil((value.length * args[0].length) / CHECKS_PER_STEP)
    : 0;
}

/**
 * Renders a template of `${NAME}` substitutions as clusterctl does, which uses
 * github.com/drone/envsubst: `${X:=default}`, `${X/a/b}`, `${X^^}`, `${X:0:3}`,
 * `${#X}`, `${X#pattern}` and their kin; `$${X}` for a literal `${X}`; `$X` is text.
 *
 * Throws a {@link TemplateError} for what does not parse, and for variables that are
 * required and have no value, all of them in one, and for what takes too long. Values are strings, and put in as they are:
 * quoting them for the format around them is the caller's.
 *
 * @public
 */
export function renderEnvsubst(
  template: string,
  values: Readonly<Record<string, string>>,
  options: { name?: string; limits?: TemplateLimits } = {},
): string {
  const limits = { ...DEFAULT_TEMPLATE_LIMITS, ...options.limits };
  const source = new TemplateSource(options.name ?? 'template', template);
  const nodes = parseEnvsubst(source, limits);
  const known = new Map(Object.entries(values));
  requireValues(source, nodes, known);
  return new Renderer(
    source,
    known,
    limits.maxOutputLength,
    new WorkMeter(limits),
  ).render(nodes);
}
