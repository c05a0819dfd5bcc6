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
import { EnvsubstNode } from './EnvsubstNode';
import { parseEnvsubst } from './parseEnvsubst';

/**
 * A variable that an envsubst template uses.
 *
 * @public
 */
export interface EnvsubstVariable {
  /** As in `${name}`. */
  name: string;
  /** Rendering fails without a value. As in clusterctl, an empty default is none. */
  required: boolean;
  /** What stands for it when it is absent or empty; only where it is plain text. */
  default?: string;
}

/**
 * The variables of an envsubst template, by name.
 *
 * The first use of a variable says whether it is required, as in clusterctl. A variable
 * that only stands in another's default, which clusterctl does not list, is listed as not
 * required: it is empty where it has no value. Throws a {@link TemplateError}.
 *
 * @public
 */
export function listEnvsubstVariables(
  template: string,
  options: { name?: string; limits?: TemplateLimits } = {},
): EnvsubstVariable[] {
  const limits = { ...DEFAULT_TEMPLATE_LIMITS, ...options.limits };
  const source = new TemplateSource(options.name ?? 'template', template);
  return variablesOf(parseEnvsubst(source, limits));
}

/** The same, of a parsed template. */
export function variablesOf(nodes: EnvsubstNode[]): EnvsubstVariable[] {
  const found = new Map<string, EnvsubstVariable>();
  const nested = new Set<string>();
  for (const node of nodes) {
    if (typeof node !== 'string') {
      if (!found.has(node.name)) {
        const text = node.args.every(arg => typeof arg === 'string')
          ? node.args.join('')
          : '';
        found.set(node.name, {
          name: node.name,
          required: node.args.length === 0,
          ...(/[=+?-]$/.test(node.operator) && text && { default: text }),
        });
      }
      node.args.forEach(arg => collectNested(arg, nested));
    }
  }
  for (const name of nested) {
    if (!found.has(name)) {
      found.set(name, { name, required: false });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function collectNested(node: EnvsubstNode, names: Set<string>) {
  if (typeof node !== 'string') {
    names.add(node.name);
    node.args.forEach(arg => collectNested(arg, names));
  }
}
