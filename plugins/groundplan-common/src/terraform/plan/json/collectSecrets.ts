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
import { getField, getList, getRecord } from '../../../kubernetes';
import { readMark } from './readMark';

/** A value with the marks beside it that say what of it is sensitive. */
type Marked = [value: unknown, marks: unknown];

/** With a stack of its own: nesting is as deep as the writer pleases. */
function collectStrings(marked: Marked[], into: Set<string>): void {
  const stack = [...marked];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [value, marks] = next;
    const mark = readMark(marks);
    if (typeof value === 'string') {
      if (mark === true) {
        into.add(value);
      }
    } else if (typeof value === 'object' && value !== null && mark) {
      for (const [key, inner] of Object.entries(value)) {
        stack.push([inner, mark === true ? true : getInner(marks, key)]);
      }
    }
  }
}

function getInner(marks: unknown, key: string): unknown {
  return Array.isArray(marks) ? marks[Number(key)] : getField(marks, key);
}

function ofChange(change: unknown): Marked[] {
  return [
    [getField(change, 'before'), getField(change, 'before_sensitive')],
    [getField(change, 'after'), getField(change, 'after_sensitive')],
  ];
}

/** The resources of a state's module, and of those that it calls. */
function ofModule(module: unknown): Marked[] {
  const marked: Marked[] = [];
  const modules = [module];
  for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
    for (const resource of getList(next, 'resources')) {
      marked.push([
        getField(resource, 'values'),
        getField(resource, 'sensitive_values'),
      ]);
    }
    modules.push(...getList(next, 'child_modules').slice(0, 1000));
  }
  return marked;
}

/**
 * All sensitive values that a plan in JSON holds: of resources, of outputs, of
 * the state before it, and of variables that are declared sensitive.
 *
 * @internal
 */
export function collectSecrets(plan: Record<string, unknown>): Set<string> {
  const declared = getRecord(plan, 'configuration', 'root_module', 'variables');
  const secrets = new Set<string>();
  collectStrings(
    [
      ...getList(plan, 'resource_changes').flatMap(resource =>
        ofChange(getField(resource, 'change')),
      ),
      ...getList(plan, 'resource_drift').flatMap(resource =>
        ofChange(getField(resource, 'change')),
      ),
      ...getList(plan, 'deferred_changes').flatMap(deferred =>
        ofChange(getField(deferred, 'resource_change', 'change')),
      ),
      ...Object.values(getRecord(plan, 'output_changes') ?? {}).flatMap(
        ofChange,
      ),
      ...ofModule(getField(plan, 'prior_state', 'values', 'root_module')),
      ...ofModule(getField(plan, 'planned_values', 'root_module')),
      ...Object.entries(getRecord(plan, 'variables') ?? {}).map(
        ([name, variable]): Marked => [
          getField(variable, 'value'),
          getField(declared, name, 'sensitive') === true,
        ],
      ),
    ],
    secrets,
  );
  return secrets;
}
